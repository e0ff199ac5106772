namespace Torghut.Reporting.ControlPlane;

/// <summary>A change by another while the run was at work.</summary>
public sealed record DriftRow
{
    /// <summary>Stable code, for example <c>drift</c> or <c>argocd_drift</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What was changed, by whom and when.</summary>
    public required string Message { get; init; }
}
