namespace Torghut.Kubernetes.Rig.Resources;

/// <summary>A kind of object that the API server knows.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version, for example <c>v1alpha1</c>.</param>
/// <param name="Plural">Name in paths, for example <c>applications</c>.</param>
/// <param name="Kind">Kind, for example <c>Application</c>.</param>
public sealed record ResourceKind(string Group, string Version, string Plural, string Kind)
{
    /// <summary>Whether objects live in a namespace.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>
    /// Whether <c>status</c> is written through its own endpoint; then <c>metadata.generation</c> counts changes of the
    /// specification only.
    /// </summary>
    public bool HasStatusSubresource { get; init; }

    /// <summary>Whether objects have a <c>metadata.generation</c>.</summary>
    public bool HasGeneration { get; init; } = true;

    /// <summary>Whether the kind is defined by a CustomResourceDefinition: no strategic merge, no protobuf.</summary>
    public bool IsCustom => Group.Contains('.', StringComparison.Ordinal) && !Group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary><c>apiVersion</c> of its objects.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Name in messages: <c>applications.argoproj.io</c>.</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";
}
