namespace Torghut.Cli.Output;

/// <summary>What <c>report --json</c> prints.</summary>
/// <param name="Verdict"><c>PASS, WARN, FAIL</c>.</param>
/// <param name="DecisionHash">Hash over the decisions.</param>
/// <param name="OrderHash">Hash over the order events.</param>
/// <param name="RunFolder">The run's folder, absolute.</param>
/// <param name="Files">Files relative to it, with their SHA-256.</param>
public sealed record ReportDocument(
    string Verdict, string? DecisionHash, string? OrderHash, string RunFolder, IReadOnlyDictionary<string, string> Files);
