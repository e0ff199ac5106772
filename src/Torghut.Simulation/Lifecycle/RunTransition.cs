namespace Torghut.Simulation.Lifecycle;

/// <summary>One transition in a run's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Attempt">Number of the attempt, from 1.</param>
/// <param name="Phase">Phase; null where the attempt itself begins or ends.</param>
/// <param name="Status">Status of the phase since, or <c>started</c>, or <c>ended &lt;exit code&gt;</c>.</param>
public sealed record RunTransition(DateTimeOffset At, int Attempt, RunPhase? Phase, string Status);
