using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Some keys of a config map, all changed by one patch: target <c>namespace/name#KEY1,KEY2</c>, value
/// <c>{"KEY1":"text","KEY2":null}</c> with null for a key that is not there and sensitive texts sealed.
/// </summary>
internal sealed class ConfigMapKind(SealedValues values) : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "config_map_keys";

    private static readonly string[] s_field = ["data"];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) =>
        ThingTarget.Parse(target) is { Part.Length: > 0 } parsed ? parsed.In(ResourcePath.ConfigMaps) : null;

    /// <inheritdoc/>
    public Task<string?> PrepareAsync(string? desired, CancellationToken cancellationToken) => values.RequireAsync(desired, cancellationToken);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder)
    {
        var seen = new JsonObject();
        foreach (string key in KeysOf(target))
        {
            seen[key] = values.Shown(key, holder["data"]?[key]);
        }

        return new ThingView.Seen(CanonicalJson.Of(seen), s_field);
    }

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        var wanted = CanonicalJson.Parse(desired) as JsonObject;
        var operations = new JsonArray();
        if (holder["data"] is not JsonObject data)
        {
            operations.Add((JsonNode)new JsonObject { ["op"] = "test", ["path"] = "/data", ["value"] = null });
            operations.Add((JsonNode)new JsonObject { ["op"] = "add", ["path"] = "/data", ["value"] = new JsonObject() });
            data = [];
        }

        foreach (string key in KeysOf(target))
        {
            string pointer = "/data/" + JsonPointers.Escape(key);
            operations.Add((JsonNode)new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = data[key]?.DeepClone() });
            if (values.Opened(wanted?[key]) is { } value)
            {
                operations.Add((JsonNode)new JsonObject { ["op"] = "add", ["path"] = pointer, ["value"] = value });
            }
            else if (data.ContainsKey(key))
            {
                operations.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = pointer });
            }
        }

        return operations;
    }

    private static string[] KeysOf(string target) => ThingTarget.Parse(target)!.Value.Part.Split(',');
}
