namespace Torghut.Simulation.Reports;

/// <summary>A written report.</summary>
/// <param name="Verdict"><c>PASS, WARN, FAIL</c>.</param>
/// <param name="DecisionHash">Hash over the decisions.</param>
/// <param name="OrderHash">Hash over the order events.</param>
/// <param name="Files">Files, relative to the run folder, with their SHA-256, in order of their names.</param>
public sealed record WrittenReport(
    string Verdict, string DecisionHash, string OrderHash, IReadOnlyDictionary<string, string> Files);
