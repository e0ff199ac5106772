using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>A parsed path of a resource.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Namespace">Namespace; null for all, or for kinds without.</param>
/// <param name="Name">Name; null for the collection.</param>
/// <param name="Status">Whether it is the status endpoint.</param>
internal sealed record ApiPath(ResourceKind Kind, string? Namespace, string? Name, bool Status)
{
    /// <summary>The object it names.</summary>
    public ObjectKey Key => new(Kind, Kind.Namespaced ? Namespace ?? string.Empty : string.Empty, Name ?? string.Empty);

    /// <summary>Parses a path below <c>/api</c> or <c>/apis</c>; null when it names no resource of the server.</summary>
    public static ApiPath? Parse(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] rest;
        string group;
        string version;
        if (parts is ["api", var core, .. var below])
        {
            (group, version, rest) = (string.Empty, core, below);
        }
        else if (parts is ["apis", var g, var v, .. var under])
        {
            (group, version, rest) = (g, v, under);
        }
        else
        {
            return null;
        }

        string? ns = null;
        if (rest is ["namespaces", var inside, _, ..])
        {
            (ns, rest) = (inside, rest[2..]);
        }

        if (rest.Length is 0 or > 3 || (rest.Length == 3 && rest[2] != "status"))
        {
            return null;
        }

        ResourceKind? kind = ResourceKinds.Find(group, version, rest[0]);
        return kind is null ? null : new ApiPath(kind, ns, rest.Length > 1 ? rest[1] : null, rest.Length == 3);
    }
}
