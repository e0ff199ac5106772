namespace Torghut.Simulation.Monitoring;

/// <summary>Whether a run is complete, and if not, why.</summary>
/// <param name="Complete">Whether the cursor has reached the end.</param>
/// <param name="Classification">
/// <c>success</c>, <c>input_absent</c>, <c>signals_absent</c>, <c>cursor_stalled</c>, <c>decisions_absent</c> or <c>executions_absent</c>.
/// </param>
/// <param name="Explanation">A sentence for people.</param>
public sealed record MonitorFinding(bool Complete, string Classification, string Explanation);
