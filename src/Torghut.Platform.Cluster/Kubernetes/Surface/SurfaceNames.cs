using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Simulation.Identity;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>Names of what runs keep in the namespace of the simulated workloads.</summary>
internal static class SurfaceNames
{
    /// <summary>Name of the one Lease of a namespace: runs of one namespace share its workloads.</summary>
    public const string Lease = "torghut-simulation";

    /// <summary>Label of all that runs keep.</summary>
    public const string LabelKey = "app.kubernetes.io/managed-by";

    /// <summary>Value of the label.</summary>
    public const string LabelValue = "torghut-sim";

    /// <summary>Annotation of the Lease with its holder.</summary>
    public const string HolderAnnotation = "simulation.torghut/holder";

    /// <summary>The Lease of a namespace.</summary>
    public static ObjectRef LeaseIn(string ns) => new(ResourcePath.Leases, ns, Lease);

    /// <summary>The copy of a run's journal.</summary>
    public static ObjectRef JournalOf(string ns, string runId) =>
        new(ResourcePath.ConfigMaps, ns, RunIdentity.FromRunId(runId).KubernetesNameFor("torghut-simulation-journal"));

    /// <summary>The Secret with the texts that stand sealed in a run's journal.</summary>
    public static ObjectRef SecretOf(string ns, string runId) =>
        new(ResourcePath.Secrets, ns, RunIdentity.FromRunId(runId).KubernetesNameFor("torghut-simulation-values"));
}
