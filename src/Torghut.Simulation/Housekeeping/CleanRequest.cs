namespace Torghut.Simulation.Housekeeping;

/// <summary>What to remove.</summary>
public sealed record CleanRequest
{
    /// <summary>The folder of all runs.</summary>
    public required string OutputRoot { get; init; }

    /// <summary>Only these runs; empty for all.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];

    /// <summary>Whether only tapes go.</summary>
    public bool TapesOnly { get; init; }

    /// <summary>Only what was begun or used longer ago than this.</summary>
    public TimeSpan OlderThan { get; init; }
}
