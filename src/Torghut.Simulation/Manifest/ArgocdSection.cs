namespace Torghut.Simulation.Manifest;

/// <summary>The Argo CD automation that is taken away during the run and given back. During the run it is manual.</summary>
public sealed record ArgocdSection
{
    /// <summary>Whether this program switches the automation.</summary>
    public bool ManageAutomation { get; init; }

    /// <summary>ApplicationSet with the element.</summary>
    public string ApplicationSetName { get; init; } = "product";

    /// <summary>Namespace of the ApplicationSet.</summary>
    public string ApplicationSetNamespace { get; init; } = "argocd";

    /// <summary>The element's <c>name</c>.</summary>
    public string AppName { get; init; } = "torghut";

    /// <summary>Application that owns the ApplicationSet; null where there is none.</summary>
    public string? RootAppName { get; init; }

    /// <summary>What the automation becomes after the run.</summary>
    public RestoreMode RestoreModeAfterRun { get; init; }

    /// <summary>A value that is changed for a moment, to see that Argo CD leaves changes alone; null for none.</summary>
    public CanarySection? Canary { get; init; }

    /// <summary>Longest time for each wait, seconds.</summary>
    public int VerifyTimeoutSeconds { get; init; } = 600;
}
