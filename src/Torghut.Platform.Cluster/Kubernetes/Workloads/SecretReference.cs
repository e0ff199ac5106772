namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>A text of a Kubernetes Secret in the workloads' namespace.</summary>
/// <param name="Name">Name of the Secret.</param>
/// <param name="Key">Key within it.</param>
internal sealed record SecretReference(string Name, string Key);
