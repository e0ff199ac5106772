using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Whether and how a Flink deployment's job runs: target <c>namespace/name</c>, value
/// <c>{"restartNonce":…,"state":…,"upgradeMode":…}</c> with null for what is not there; changed by one patch.
/// </summary>
internal sealed class FlinkJobKind : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "flink_job";

    private static readonly string[] s_field = ["spec", "job"];
    private static readonly (string Key, string Pointer)[] s_fields =
    [
        ("restartNonce", "/spec/restartNonce"), ("state", "/spec/job/state"), ("upgradeMode", "/spec/job/upgradeMode"),
    ];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) => ThingTarget.Parse(target)?.In(ResourcePath.FlinkDeployments);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder)
    {
        if (holder["spec"]?["job"] is not JsonObject)
        {
            return new ThingView.Missing("the deployment has no spec.job: it is a session cluster");
        }

        var seen = new JsonObject();
        foreach ((string key, _) in s_fields)
        {
            seen[key] = ValueOf(holder, key)?.DeepClone();
        }

        (string? pending, string? broken) = FlinkEffect.Of(holder);
        return new ThingView.Seen(CanonicalJson.Of(seen), s_field) { Pending = pending, Broken = broken };
    }

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        var wanted = CanonicalJson.Parse(desired) as JsonObject;
        var operations = new JsonArray();
        foreach ((string key, string pointer) in s_fields)
        {
            JsonNode? present = ValueOf(holder, key);
            operations.Add((JsonNode)new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = present?.DeepClone() });
            if (wanted?[key] is { } value)
            {
                operations.Add((JsonNode)new JsonObject { ["op"] = "add", ["path"] = pointer, ["value"] = value.DeepClone() });
            }
            else if (present is not null)
            {
                operations.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = pointer });
            }
        }

        return operations;
    }

    private static JsonNode? ValueOf(JsonObject deployment, string key) =>
        key == "restartNonce" ? deployment["spec"]?[key] : deployment["spec"]?["job"]?[key];
}
