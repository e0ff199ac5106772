namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>One Kubernetes object.</summary>
/// <param name="Resource">Its kind.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ObjectRef(ResourcePath Resource, string Namespace, string Name)
{
    /// <summary>Its path, without a leading slash.</summary>
    public string Path => $"{Resource.In(Namespace)}/{Uri.EscapeDataString(Name)}";

    /// <inheritdoc/>
    public override string ToString() => $"{Resource.QualifiedName} {Namespace}/{Name}";
}
