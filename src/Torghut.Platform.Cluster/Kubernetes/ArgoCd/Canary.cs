using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>A value that can be changed to see whether Argo CD puts it back.</summary>
/// <param name="Application">The Application that manages its object.</param>
/// <param name="Group">API group of the object, as Argo CD writes it.</param>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Obligation">The pledge of the change.</param>
internal sealed record Canary(string Application, string Group, string Kind, CanaryTarget Place, Obligation Obligation);
