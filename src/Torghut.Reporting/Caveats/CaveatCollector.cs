namespace Torghut.Reporting.Caveats;

/// <summary>Collects caveats while the sections are made; one per code, in order of the codes.</summary>
internal sealed class CaveatCollector
{
    private readonly SortedDictionary<string, Caveat> _caveats = new(StringComparer.Ordinal);

    /// <summary>Adds a caveat unless its code is there already.</summary>
    public void Add(string code, string message) => _caveats.TryAdd(code, new Caveat(code, message));

    /// <summary>The caveats, by code.</summary>
    public IReadOnlyList<Caveat> ToList() => [.. _caveats.Values];
}
