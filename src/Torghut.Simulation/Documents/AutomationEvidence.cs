namespace Torghut.Simulation.Documents;

/// <summary>How it was proven that nothing reverts what the run changed.</summary>
/// <param name="Verdict"><c>proven</c> when automation was seen to leave a change alone, <c>ordered</c> when the order of what was seen leaves it no way to act.</param>
/// <param name="Explanation">The proof in a sentence.</param>
/// <param name="Evidence">What was seen, step by step.</param>
public sealed record AutomationEvidence(string Verdict, string Explanation, IReadOnlyList<string> Evidence);
