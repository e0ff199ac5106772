namespace Torghut.Simulation.ControlPlane;

/// <summary>Whether automation is as it should be.</summary>
/// <param name="Holds">Whether it is.</param>
/// <param name="Code">Stable code when it is not, for example <c>argocd_automation_verify_timeout</c>; else <c>proven</c> or <c>ordered</c>.</param>
/// <param name="Explanation">What was seen.</param>
public sealed record AutomationProof(bool Holds, string Code, string Explanation)
{
    /// <summary>Whether it could be looked at; false when nothing is known, which is no sign of a change.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>What was proven: <c>proven</c>, <c>ordered</c>, or <c>failed</c>.</summary>
    public string Verdict => Holds ? Code : "failed";

    /// <summary>What was seen, with the code where it does not hold.</summary>
    public string Reason => Holds ? Explanation : $"{Code}: {Explanation}";

    /// <summary>What was seen, step by step.</summary>
    public IReadOnlyList<AutomationObservation> Evidence { get; init; } = [];

    /// <summary>What holds for each Application, by its name: <c>proven</c> or <c>ordered</c>.</summary>
    public IReadOnlyDictionary<string, string> Verdicts { get; init; } = new Dictionary<string, string>();
}
