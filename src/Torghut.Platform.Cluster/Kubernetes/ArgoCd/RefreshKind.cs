using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// The annotation that asks Argo CD to refresh an Application, and that it takes off when a refresh that saw it ends:
/// target <c>namespace/application</c>, value <c>normal</c> or nothing.
/// </summary>
internal sealed class RefreshKind : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "argocd_refresh";

    /// <summary>The value that asks for an ordinary refresh.</summary>
    public const string Normal = "normal";

    private const string Annotation = "argocd.argoproj.io/refresh";
    private static readonly string[] s_field = ["metadata", "annotations", Annotation];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <summary>Other annotations of a generated Application are taken off by its ApplicationSet at once.</summary>
    public bool IsMarked => false;

    /// <summary>The annotation of an Application; null for none.</summary>
    public static string? Of(JsonObject application) => (string?)application["metadata"]?["annotations"]?[Annotation];

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) => ThingTarget.Parse(target)?.In(ResourcePath.Applications);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder) => new ThingView.Seen(Of(holder), s_field);

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        string pointer = "/metadata/annotations/" + JsonPointers.Escape(Annotation);
        if (desired is null)
        {
            return new JsonArray(
                new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = Of(holder) },
                new JsonObject { ["op"] = "remove", ["path"] = pointer });
        }

        if (holder["metadata"]?["annotations"] is null)
        {
            return new JsonArray(
                new JsonObject { ["op"] = "test", ["path"] = "/metadata/annotations", ["value"] = null },
                new JsonObject { ["op"] = "add", ["path"] = "/metadata/annotations", ["value"] = new JsonObject { [Annotation] = desired } });
        }

        return new JsonArray(
            new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = Of(holder) },
            new JsonObject { ["op"] = "add", ["path"] = pointer, ["value"] = desired });
    }
}
