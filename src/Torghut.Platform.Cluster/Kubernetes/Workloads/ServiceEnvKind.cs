using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Some variables of the first container of a Knative service, all changed by one patch, so that there is one new revision:
/// target <c>namespace/name#NAME1,NAME2</c>, value <c>{"NAME1":{…},"NAME2":null}</c> with each entry verbatim but for its
/// name (<c>value</c> or <c>valueFrom</c>), null where there is none, and sensitive texts sealed. Other variables, and the
/// order of all, stay.
/// </summary>
internal sealed class ServiceEnvKind(SealedValues values) : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "knative_env";

    private const string EnvPointer = "/spec/template/spec/containers/0/env";
    private static readonly string[] s_field = ["spec", "template", "spec", "containers"];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) =>
        ThingTarget.Parse(target) is { Part.Length: > 0 } parsed ? parsed.In(ResourcePath.KnativeServices) : null;

    /// <inheritdoc/>
    public Task<string?> PrepareAsync(string? desired, CancellationToken cancellationToken) => values.RequireAsync(desired, cancellationToken);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder)
    {
        if (ContainerOf(holder) is not { } container)
        {
            return new ThingView.Missing("the service has no container");
        }

        var seen = new JsonObject();
        foreach (string name in NamesOf(target))
        {
            seen[name] = EntryOf(container["env"] as JsonArray, name) is { } entry ? Shown(name, entry) : null;
        }

        (string? pending, string? broken) = ServiceEffect.Of(holder);
        return new ThingView.Seen(CanonicalJson.Of(seen), s_field) { Pending = pending, Broken = broken };
    }

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        JsonNode? present = ContainerOf(holder)?["env"];
        JsonArray env = After(target, holder, desired);
        var operations = new JsonArray(new JsonObject { ["op"] = "test", ["path"] = EnvPointer, ["value"] = present?.DeepClone() });
        if (env.Count > 0 || present is JsonArray { Count: 0 })
        {
            operations.Add((JsonNode)new JsonObject { ["op"] = "add", ["path"] = EnvPointer, ["value"] = env });
        }
        else if (present is not null)
        {
            // A list that the run made is taken away with its last variable, so that the template is what it was.
            operations.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = EnvPointer });
        }

        return operations;
    }

    /// <summary>Where each variable stands after a change; those that are not there any more are left out.</summary>
    public IReadOnlyDictionary<string, int> Positions(string target, JsonObject holder, string? desired)
    {
        JsonArray env = After(target, holder, desired);
        string[] names = NamesOf(target);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < env.Count; i++)
        {
            if ((string?)env[i]?["name"] is { } name && names.Contains(name))
            {
                positions.TryAdd(name, i);
            }
        }

        return positions;
    }

    private JsonArray After(string target, JsonObject holder, string? desired)
    {
        var wanted = CanonicalJson.Parse(desired) as JsonObject;
        JsonArray env = ContainerOf(holder)?["env"] is JsonArray list ? (JsonArray)list.DeepClone() : [];
        foreach (string name in NamesOf(target))
        {
            Put(env, name, wanted?[name] as JsonObject);
        }

        return env;
    }

    private static string[] NamesOf(string target) => ThingTarget.Parse(target)!.Value.Part.Split(',');

    private static JsonObject? ContainerOf(JsonObject service) =>
        service["spec"]?["template"]?["spec"]?["containers"] is JsonArray { Count: > 0 } containers ? containers[0] as JsonObject : null;

    private static JsonObject? EntryOf(JsonArray? env, string name)
    {
        foreach (JsonNode? entry in env ?? [])
        {
            if (entry is JsonObject found && (string?)found["name"] == name)
            {
                return found;
            }
        }

        return null;
    }

    private JsonObject Shown(string name, JsonObject entry)
    {
        var shown = new JsonObject();
        foreach ((string key, JsonNode? value) in entry)
        {
            if (key != "name")
            {
                shown[key] = key == "value" ? values.Shown(name, value) : value?.DeepClone();
            }
        }

        return shown;
    }

    private void Put(JsonArray env, string name, JsonObject? wanted)
    {
        int at = -1;
        for (int i = 0; i < env.Count; i++)
        {
            at = at < 0 && env[i] is JsonObject entry && (string?)entry["name"] == name ? i : at;
        }

        if (wanted is null)
        {
            if (at >= 0)
            {
                env.RemoveAt(at);
            }

            return;
        }

        var made = new JsonObject { ["name"] = name };
        foreach ((string key, JsonNode? value) in wanted)
        {
            made[key] = key == "value" ? values.Opened(value) : value?.DeepClone();
        }

        if (at >= 0)
        {
            env[at] = made;
        }
        else
        {
            env.Add((JsonNode)made);
        }
    }
}
