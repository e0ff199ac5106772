using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>A value that Git defines, anywhere in an object: target as <see cref="CanaryTarget"/> writes it, value the canonical JSON of what stands there.</summary>
internal sealed class CanaryKind : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "argocd_canary";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) => CanaryTarget.Parse(target)?.Object;

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder)
    {
        string pointer = CanaryTarget.Parse(target)!.Value.Pointer;
        return JsonPointers.Resolve(holder, pointer) is { } value
            ? new ThingView.Seen(CanonicalJson.Of(value), JsonPointers.Keys(pointer))
            : new ThingView.Missing($"nothing stands at {pointer}");
    }

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        string pointer = CanaryTarget.Parse(target)!.Value.Pointer;
        return new JsonArray(
            JsonOperations.Test(pointer, JsonPointers.Resolve(holder, pointer)?.DeepClone()),
            new JsonObject { ["op"] = "replace", ["path"] = pointer, ["value"] = CanonicalJson.Parse(desired) });
    }
}
