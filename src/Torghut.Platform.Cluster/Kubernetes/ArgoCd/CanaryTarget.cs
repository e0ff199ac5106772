using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// A place in any object, as a target of obligations: <c>namespace/name#v1/configmaps:/data/KEY</c>, with the group in front
/// of the version where there is one.
/// </summary>
/// <param name="Object">The object.</param>
/// <param name="Pointer">Where in it, RFC 6901.</param>
internal readonly record struct CanaryTarget(ObjectRef Object, string Pointer)
{
    /// <summary>Parses; null for another form.</summary>
    public static CanaryTarget? Parse(string target)
    {
        if (ThingTarget.Parse(target) is not { } place || place.Part.Split(':', 2) is not [var kind, ['/', ..] pointer])
        {
            return null;
        }

        return kind.Split('/') switch
        {
            [var version, var plural] => new CanaryTarget(place.In(new ResourcePath(string.Empty, version, plural)), pointer),
            [var group, var version, var plural] => new CanaryTarget(place.In(new ResourcePath(group, version, plural)), pointer),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        ResourcePath resource = Object.Resource;
        string group = resource.Group.Length == 0 ? string.Empty : resource.Group + "/";
        return new ThingTarget(Object.Namespace, Object.Name, $"{group}{resource.Version}/{resource.Plural}:{Pointer}").ToString();
    }
}
