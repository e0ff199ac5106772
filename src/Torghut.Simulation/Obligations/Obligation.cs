namespace Torghut.Simulation.Obligations;

/// <summary>A pledge to put one thing back, complete enough for any later process to keep it.</summary>
public sealed record Obligation
{
    /// <summary>Unique within the run, for example <c>scratch-folder</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of thing; the platform knows how to restore each of its kinds.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing, for example a path relative to the run folder.</summary>
    public required string Target { get; init; }

    /// <summary>What was there before; null for nothing.</summary>
    public string? Captured { get; init; }

    /// <summary>What the run puts there; null for nothing.</summary>
    public string? Intended { get; init; }

    /// <summary>The command that restores it by hand.</summary>
    public required string ManualCommand { get; init; }
}
