using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>The text form of what a thing is in: <c>namespace/name</c>, and what follows a <c>#</c>.</summary>
/// <param name="Namespace">Namespace.</param>
/// <param name="Name">Name of the object.</param>
/// <param name="Part">What of the object; empty for none.</param>
internal readonly record struct ThingTarget(string Namespace, string Name, string Part)
{
    /// <summary>Parses; null for another form.</summary>
    public static ThingTarget? Parse(string target)
    {
        int hash = target.IndexOf('#', StringComparison.Ordinal);
        string place = hash < 0 ? target : target[..hash];
        string part = hash < 0 ? string.Empty : target[(hash + 1)..];
        string[] names = place.Split('/');
        return names.Length == 2 && names[0].Length > 0 && names[1].Length > 0 ? new ThingTarget(names[0], names[1], part) : null;
    }

    /// <summary>The object, of a kind.</summary>
    public ObjectRef In(ResourcePath resource) => new(resource, Namespace, Name);

    /// <inheritdoc/>
    public override string ToString() => Part.Length == 0 ? $"{Namespace}/{Name}" : $"{Namespace}/{Name}#{Part}";
}
