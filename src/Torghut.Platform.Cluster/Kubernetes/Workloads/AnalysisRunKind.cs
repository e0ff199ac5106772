using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>An analysis run that the program makes and removes: target <c>namespace/name</c>, value its specification.</summary>
internal sealed class AnalysisRunKind : IObjectKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "analysis_run";

    /// <summary>The value as it was asked for: the server may add defaults to the specification.</summary>
    private const string Annotation = "simulation.torghut/specification";

    private static readonly string[] s_field = ["spec"];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public bool IsMarked => false;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) => ThingTarget.Parse(target)?.In(ResourcePath.AnalysisRuns);

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder) => holder["metadata"]?["deletionTimestamp"] is null
        ? new ThingView.Seen((string?)holder["metadata"]?["annotations"]?[Annotation] ?? CanonicalJson.Of(holder["spec"]), s_field)
        : new ThingView.Seen(null, s_field) { Pending = "it is being deleted" };

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired) =>
        throw new InvalidOperationException("An analysis run is made and removed, never changed.");

    /// <inheritdoc/>
    public JsonObject Make(string target, string desired)
    {
        ThingTarget place = ThingTarget.Parse(target)!.Value;
        return new JsonObject
        {
            ["apiVersion"] = "argoproj.io/v1alpha1",
            ["kind"] = "AnalysisRun",
            ["metadata"] = new JsonObject
            {
                ["name"] = place.Name,
                ["namespace"] = place.Namespace,
                ["labels"] = new JsonObject { ["app.kubernetes.io/managed-by"] = "torghut-sim" },
                ["annotations"] = new JsonObject { [Annotation] = desired },
            },
            ["spec"] = CanonicalJson.Parse(desired),
        };
    }
}
