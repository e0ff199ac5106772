namespace Torghut.Kubernetes.Rig.Resources;

/// <summary>Where an object is.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; empty for kinds without.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ObjectKey(ResourceKind Kind, string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind.Plural}/{Name}" : $"{Kind.Plural}/{Namespace}/{Name}";
}
