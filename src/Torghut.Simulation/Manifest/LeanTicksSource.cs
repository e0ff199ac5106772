namespace Torghut.Simulation.Manifest;

/// <summary><c>lean_ticks</c>: trade and quote zips in LEAN's tick format.</summary>
public sealed record LeanTicksSource : SourceSection
{
    /// <inheritdoc/>
    public override string Kind => "lean_ticks";

    /// <summary>Absolute path of the LEAN <c>Data</c> folder: the one above <c>equity</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Symbols to read, upper case, distinct.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Folder of the market below <c>equity</c>.</summary>
    public string Market { get; init; } = "usa";

    /// <inheritdoc/>
    public override IReadOnlyList<string> NamedSymbols => Symbols;
}
