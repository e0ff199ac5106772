using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>One field of an object, whole: target <c>namespace/name</c>, value the field's canonical JSON.</summary>
internal sealed class FieldKind : IThingKind
{
    private readonly ResourcePath _resource;
    private readonly string[] _path;

    /// <param name="kind">Name of the kind in obligations.</param>
    /// <param name="resource">Kind of the object.</param>
    /// <param name="path">The field's keys, outermost first; all but the last must be there.</param>
    public FieldKind(string kind, ResourcePath resource, params string[] path)
    {
        Kind = kind;
        _resource = resource;
        _path = path;
    }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) => ThingTarget.Parse(target)?.In(_resource);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder)
    {
        JsonNode? node = holder;
        foreach (string key in _path[..^1])
        {
            node = node is JsonObject map ? map[key] : null;
        }

        return node is JsonObject parent
            ? new ThingView.Seen(CanonicalJson.Of(parent[_path[^1]]), _path)
            : new ThingView.Missing($"{_resource.QualifiedName} {target} has no {string.Join('.', _path[..^1])}");
    }

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        JsonNode? present = holder;
        foreach (string key in _path)
        {
            present = present?[key];
        }

        string pointer = "/" + string.Join('/', _path.Select(JsonPointers.Escape));
        var operations = new JsonArray(new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = present?.DeepClone() });
        if (desired is not null)
        {
            operations.Add((JsonNode)new JsonObject { ["op"] = "add", ["path"] = pointer, ["value"] = CanonicalJson.Parse(desired) });
        }
        else if (present is not null)
        {
            operations.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = pointer });
        }

        return operations;
    }
}
