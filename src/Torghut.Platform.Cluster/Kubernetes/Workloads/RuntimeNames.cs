namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>The simulated workloads.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="ConfigMap">Config map of technical analysis.</param>
/// <param name="Deployment">Flink deployment of technical analysis.</param>
/// <param name="Service">Knative service of the trader.</param>
internal sealed record RuntimeNames(string Namespace, string ConfigMap, string Deployment, string Service);
