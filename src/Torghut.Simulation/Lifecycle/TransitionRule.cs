namespace Torghut.Simulation.Lifecycle;

/// <summary>One row of the table of transitions: when a phase has ended so, that phase may begin.</summary>
/// <param name="From">The phase that ended; null at the begin of an attempt.</param>
/// <param name="Statuses">How it ended.</param>
/// <param name="To">The phase that may begin.</param>
/// <param name="When">When it does.</param>
public sealed record TransitionRule(RunPhase? From, IReadOnlyList<PhaseStatus> Statuses, RunPhase To, string When);
