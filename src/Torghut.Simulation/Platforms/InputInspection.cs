namespace Torghut.Simulation.Platforms;

/// <summary>What can be said of the input without decoding it.</summary>
public sealed record InputInspection
{
    /// <summary>Kind of source: <c>lean_ticks, dump, synthetic, kafka</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it is, for people.</summary>
    public required string Location { get; init; }

    /// <summary>Content identity: equal for equal input, whatever its path.</summary>
    public required string ContentKey { get; init; }

    /// <summary>Files, in ordinal order of their paths; empty for a source without files.</summary>
    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>Whether the data is made up.</summary>
    public bool IsSynthetic { get; init; }
}
