namespace Torghut.Simulation.Lifecycle;

/// <summary>The phases as documents and consoles spell them.</summary>
public static class LifecycleNames
{
    /// <summary>The name of a phase.</summary>
    public static string Of(RunPhase phase) => phase switch
    {
        RunPhase.Preflight => "preflight",
        RunPhase.ArgocdPrepare => "argocd_prepare",
        RunPhase.Apply => "apply",
        RunPhase.Monitor => "monitor",
        RunPhase.Report => "report",
        RunPhase.Teardown => "teardown",
        RunPhase.ArgocdRestore => "argocd_restore",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };
}
