using k8s;
using k8s.Exceptions;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>Opens connections as <c>kubectl</c> would: by kubeconfig and context, or from inside a cluster.</summary>
public static class KubernetesConnection
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>Opens one; nothing is asked yet.</summary>
    /// <param name="kubeconfig">Path of a kubeconfig; null for <c>KUBECONFIG</c>, the user's own, or the pod's service account.</param>
    /// <param name="context">Context of the kubeconfig; null for its current one.</param>
    /// <param name="time">Clock of the limits.</param>
    /// <exception cref="SimulationException"><c>kubernetes_unconfigured</c>: there is nothing that says where the cluster is.</exception>
    public static KubernetesApi Open(string? kubeconfig, string? context, TimeProvider time)
    {
        try
        {
            KubernetesClientConfiguration configuration = kubeconfig is not null || context is not null
                ? KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig, context)
                : KubernetesClientConfiguration.BuildDefaultConfig();
            return new KubernetesApi(new k8s.Kubernetes(configuration), CallLimit, time);
        }
        catch (Exception unusable) when (unusable is KubeConfigException or KubernetesClientException or IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "kubernetes_unconfigured",
                $"There is no usable kubeconfig: {unusable.Message}. Expected: KUBECONFIG, a kubeconfig of the user, or a pod's service account.",
                unusable);
        }
    }
}
