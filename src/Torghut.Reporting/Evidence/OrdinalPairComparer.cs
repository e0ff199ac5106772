namespace Torghut.Reporting.Evidence;

/// <summary>Orders pairs of words by their code units, whatever the culture.</summary>
internal sealed class OrdinalPairComparer : IComparer<(string First, string Second)>
{
    /// <summary>The comparer.</summary>
    public static OrdinalPairComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare((string First, string Second) x, (string First, string Second) y)
    {
        int order = string.CompareOrdinal(x.First, y.First);
        return order != 0 ? order : string.CompareOrdinal(x.Second, y.Second);
    }
}
