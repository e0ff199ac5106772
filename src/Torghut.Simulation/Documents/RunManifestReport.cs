namespace Torghut.Simulation.Documents;

/// <summary>The report of a run in its manifest.</summary>
/// <param name="Verdict"><c>PASS, WARN, FAIL</c>.</param>
/// <param name="DecisionHash">Hash over the decisions.</param>
/// <param name="OrderHash">Hash over the order events.</param>
/// <param name="Files">Files, relative to the run folder, with their SHA-256.</param>
public sealed record RunManifestReport(
    string Verdict, string DecisionHash, string OrderHash, IReadOnlyDictionary<string, string> Files);
