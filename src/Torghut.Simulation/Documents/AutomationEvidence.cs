using System.Text.Json.Serialization;
using Torghut.Simulation.ControlPlane;

namespace Torghut.Simulation.Documents;

/// <summary>How it was proven that nothing reverts what the run changed.</summary>
/// <param name="Verdict"><c>proven</c> when automation was seen to leave a change alone, <c>ordered</c> when the order of what was seen leaves it no way to act, <c>failed</c> when neither.</param>
/// <param name="Explanation">The proof in a sentence, or what kept it from holding.</param>
/// <param name="Applications">The verdict of each Application, by its name.</param>
/// <param name="Evidence">What was seen, step by step.</param>
public sealed record AutomationEvidence(
    string Verdict, string Explanation, IReadOnlyDictionary<string, string> Applications, IReadOnlyList<AutomationEvidence.Observation> Evidence)
{
    /// <summary>The evidence of a proof.</summary>
    public static AutomationEvidence Of(AutomationProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return new AutomationEvidence(
            proof.Verdict,
            proof.Reason,
            new SortedDictionary<string, string>(proof.Verdicts.ToDictionary(), StringComparer.Ordinal),
            [.. proof.Evidence.Select(seen => new Observation(seen.At, seen.Subject, seen.ResourceVersion, seen.Step, seen.Seen))]);
    }

    /// <summary>One thing that was seen.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Subject">What was looked at.</param>
    /// <param name="ResourceVersion">Its resource version; null where it has none.</param>
    /// <param name="Step">Step of the proof.</param>
    /// <param name="Seen">What was seen.</param>
    public sealed record Observation(
        DateTimeOffset At,
        string Subject,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ResourceVersion,
        string Step,
        string Seen);
}
