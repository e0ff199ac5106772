namespace Torghut.Simulation.Obligations;

/// <summary>One line of the journal.</summary>
public sealed record ObligationEntry
{
    /// <summary>Number of the line, from 1.</summary>
    public required long Seq { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required ObligationStatus Status { get; init; }

    /// <summary>The obligation it happened to.</summary>
    public required string Id { get; init; }

    /// <summary>The whole pledge; only on the line that pledges it.</summary>
    public Obligation? Obligation { get; init; }

    /// <summary>Value present and error, where restoring failed.</summary>
    public string? Detail { get; init; }
}
