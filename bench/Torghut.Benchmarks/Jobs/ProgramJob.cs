namespace Torghut.Benchmarks.Jobs;

/// <summary>A start of another program.</summary>
internal sealed record ProgramJob
{
    /// <summary>The program's file.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Its environment beside the inherited one.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Where it works.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>File that takes the result.</summary>
    public required string ResultFile { get; init; }
}
