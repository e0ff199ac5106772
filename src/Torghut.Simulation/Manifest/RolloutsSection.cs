namespace Torghut.Simulation.Manifest;

/// <summary>The Argo Rollouts analyses that judge the workloads from outside.</summary>
public sealed record RolloutsSection
{
    /// <summary>Whether the analyses are run.</summary>
    public bool Enabled { get; init; }

    /// <summary>Namespace of the templates; null for <c>runtime.namespace</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>Analysis template that tells whether the runtime is ready.</summary>
    public string RuntimeTemplate { get; init; } = "torghut-simulation-runtime-ready";

    /// <summary>Analysis template that tells whether there is activity.</summary>
    public string ActivityTemplate { get; init; } = "torghut-simulation-activity";

    /// <summary>Analysis template that tells whether the teardown is clean.</summary>
    public string TeardownTemplate { get; init; } = "torghut-simulation-teardown-clean";

    /// <summary>Analysis template that tells whether the artifacts are whole.</summary>
    public string ArtifactTemplate { get; init; } = "torghut-simulation-artifact-bundle";

    /// <summary>Longest wait for an analysis, seconds.</summary>
    public int VerifyTimeoutSeconds { get; init; } = 1_800;

    /// <summary>Time between two looks, seconds.</summary>
    public int VerifyPollSeconds { get; init; } = 5;
}
