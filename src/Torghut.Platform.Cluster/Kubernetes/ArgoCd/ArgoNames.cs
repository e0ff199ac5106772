using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>What of Argo CD a run is about.</summary>
/// <param name="Set">The ApplicationSet.</param>
/// <param name="Element">Name of its element.</param>
/// <param name="Root">Name of the Application that manages the set; null to find it by its tracking marks.</param>
internal sealed record ArgoNames(ObjectRef Set, string Element, string? Root)
{
    /// <summary>The run that asks; null for none. What another run holds cannot be switched.</summary>
    public string? Run { get; init; }

    /// <summary>An Application beside the set.</summary>
    public ObjectRef Application(string name) => new(ResourcePath.Applications, Set.Namespace, name);
}
