using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ControlPlane;

/// <summary>A thing that the run changed, and what was found when it was put back.</summary>
public sealed record RestoredThingRow
{
    /// <summary>The pledge to put it back, for example <c>argocd-element</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The thing.</summary>
    public required string Target { get; init; }

    /// <summary>
    /// <c>restored</c>; <c>restored_as_requested</c>: to another value, which the manifest asks for;
    /// <c>restored_by_other</c>: somebody else had put it back; <c>unchanged</c>: it had not been changed;
    /// <c>drifted</c>: it has another's value, which was left; <c>conflict</c>: it is gone or another one of its name;
    /// <c>failed</c>: it could not be put back; <c>outstanding</c>: it is not put back yet.
    /// </summary>
    [Words("restored", "restored_as_requested", "restored_by_other", "unchanged", "drifted", "conflict", "failed", "outstanding")]
    public required string Finding { get; init; }

    /// <summary>What is worth knowing of it; null for nothing.</summary>
    public string? Detail { get; init; }
}
