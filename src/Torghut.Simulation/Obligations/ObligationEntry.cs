namespace Torghut.Simulation.Obligations;

/// <summary>One line of the journal.</summary>
public sealed record ObligationEntry
{
    /// <summary>The newest form of a line that this program reads; lines of the first form do not say it.</summary>
    public const int CurrentForm = 1;

    /// <summary>Form of the line.</summary>
    public int Form { get; init; } = CurrentForm;

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

    /// <summary>What is there, where restoring failed; null for nothing there or not known.</summary>
    public string? Present { get; init; }

    /// <summary>What failed, or what was found on the way.</summary>
    public string? Detail { get; init; }
}
