using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>All that one run changes in Kubernetes, and how: the same for the run, its teardown and the guard.</summary>
internal sealed class KubernetesRun
{
    /// <summary>Puts a run's means together; nothing is asked yet.</summary>
    /// <param name="api">The API.</param>
    /// <param name="ns">Namespace of the simulated workloads.</param>
    /// <param name="self">This process, and the run that it works on.</param>
    /// <param name="argocd">What of Argo CD the run is about; null for nothing.</param>
    /// <param name="time">Clock.</param>
    public KubernetesRun(IKubernetesApi api, string ns, HolderIdentity self, ArgocdSection? argocd, TimeProvider time)
    {
        ObjectRef place = SurfaceNames.SecretOf(ns, self.RunId);
        Values = new SealedValues(place.Name);
        var secret = new RunSecret(api, place, Values);
        Values.LoadAsync = secret.LoadAsync;
        SecretName = place.Name;
        IThingKind[] kinds = [.. ArgoAutomation.Kinds, .. RuntimeChoreography.Kinds(Values)];
        DateTimeOffset until = time.GetUtcNow() + LongestRun;
        Kinds = [.. kinds.Select(kind => kind.Kind)];
        Things = new KubernetesControlPlane(api, kinds, TimeSpan.FromSeconds(5)) { Marks = new HoldMarks(self.RunId, Owner(self), until) };
        Surface = new LeaseSurfaceLock(api, ns, time);
        Copy = new ClusterJournal(api, ns, self, secret, Kinds) { Until = until, Automation = argocd is null ? null : AutomationText.Of(argocd) };
        Automation = argocd is null ? null : new ArgoAutomation(
            api, argocd, ArgoTimeouts.Within(TimeSpan.FromSeconds(argocd.VerifyTimeoutSeconds)), time, self.RunId);
    }

    /// <summary>When a run that has not said otherwise is thought to be over; for the marks that people read.</summary>
    public static TimeSpan LongestRun { get; } = TimeSpan.FromHours(4);

    /// <summary>Texts that are secret.</summary>
    public SealedValues Values { get; }

    /// <summary>Name of the run's Secret.</summary>
    public string SecretName { get; }

    /// <summary>Kinds of its things.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Its things.</summary>
    public KubernetesControlPlane Things { get; }

    /// <summary>The lock of the workloads.</summary>
    public LeaseSurfaceLock Surface { get; }

    /// <summary>The copy of its journal.</summary>
    public ClusterJournal Copy { get; }

    /// <summary>Its automation; null where it is not about Argo CD.</summary>
    public ArgoAutomation? Automation { get; }

    /// <summary>All of it.</summary>
    public RunControl ToControl() => new(Things, Automation, Surface) { Copy = Copy, RestoreLimit = TimeSpan.FromMinutes(10) };

    private static string Owner(HolderIdentity self) => $"{Environment.UserName}@{self.Host}";
}
