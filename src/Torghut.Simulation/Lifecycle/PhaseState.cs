namespace Torghut.Simulation.Lifecycle;

/// <summary>One phase in <c>run-state.json</c>.</summary>
public sealed record PhaseState
{
    /// <summary>Phase.</summary>
    public required RunPhase Phase { get; init; }

    /// <summary>How it stands.</summary>
    public PhaseStatus Status { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it found or did, in a line.</summary>
    public string? Detail { get; init; }

    /// <summary>Stable code of the failure.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What failed.</summary>
    public string? Error { get; init; }
}
