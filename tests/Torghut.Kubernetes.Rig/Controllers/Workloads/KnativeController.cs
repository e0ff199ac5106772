using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Controllers.Workloads;

/// <summary>
/// Brings up a new revision for every generation of a Knative service. Until it has seen the generation, the conditions
/// are those of the one before: <c>Ready</c> is still <c>True</c>.
/// </summary>
public sealed class KnativeController
{
    private const string Manager = "knative-controller";

    private readonly ControllerHost _host;
    private readonly WorkloadBehavior _behavior;
    private readonly Dictionary<ObjectKey, long> _revisions = [];

    /// <summary>Starts the controller.</summary>
    public KnativeController(ControllerHost host, WorkloadBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _behavior = behavior;
        var services = new Informer(host, ResourceKinds.KnativeService, TimeSpan.FromMilliseconds(500));
        services.Delivered += (key, before, after) =>
        {
            if (after is not null && (long)after["metadata"]!["generation"]! != ((long?)before?["metadata"]!["generation"] ?? 0))
            {
                Observe(key, (long)after["metadata"]!["generation"]!);
            }
        };
        foreach ((ObjectKey key, JsonObject copy) in services.Copies.ToArray())
        {
            Observe(key, (long)copy["metadata"]!["generation"]!);
        }
    }

    private void Observe(ObjectKey key, long generation) => Later(() =>
    {
        if (!IsCurrent(key, generation))
        {
            return;
        }

        long number = _revisions.GetValueOrDefault(key) + 1;
        _revisions[key] = number;
        string revision = string.Create(CultureInfo.InvariantCulture, $"{key.Name}-{number:00000}");
        StatusWriter.Merge(
            _host,
            key,
            new JsonObject
            {
                ["observedGeneration"] = generation,
                ["latestCreatedRevisionName"] = revision,
                ["conditions"] = Conditions("Unknown", "OutOfDate", "Unknown"),
            },
            Manager);
        bool fails = _behavior.RevisionFails;
        Later(() => Finish(key, generation, revision, fails));
    });

    private void Finish(ObjectKey key, long generation, string revision, bool fails)
    {
        if (!IsCurrent(key, generation))
        {
            return;
        }

        if (fails)
        {
            StatusWriter.Merge(_host, key, new JsonObject { ["conditions"] = Conditions("False", "RevisionFailed", "True") }, Manager);
            return;
        }

        _behavior.Stopped?.Invoke(key.Name);
        _behavior.Started?.Invoke(key.Name);
        StatusWriter.Merge(
            _host,
            key,
            new JsonObject { ["latestReadyRevisionName"] = revision, ["conditions"] = Conditions("True", "TrafficNotMigrated", "Unknown") },
            Manager);
        Later(() =>
        {
            if (!IsCurrent(key, generation))
            {
                return;
            }

            var traffic = new JsonObject { ["revisionName"] = revision, ["percent"] = 100L, ["latestRevision"] = true };
            StatusWriter.Merge(
                _host, key, new JsonObject { ["conditions"] = Conditions("True", string.Empty, "True"), ["traffic"] = new JsonArray((JsonNode)traffic) }, Manager);
        });
    }

    private bool IsCurrent(ObjectKey key, long generation) =>
        _host.Store.Get(key).Object is { } live && (long)live["metadata"]!["generation"]! == generation;

    private void Later(Action work) => _host.After(_host.Between(TimeSpan.FromMilliseconds(10), _behavior.Step), work);

    private static JsonArray Conditions(string configurations, string reason, string routes)
    {
        string ready = (configurations, routes) switch
        {
            ("True", "True") => "True",
            ("False", _) or (_, "False") => "False",
            _ => "Unknown",
        };
        return new JsonArray(
            Condition("ConfigurationsReady", configurations, reason),
            Condition("Ready", ready, reason),
            Condition("RoutesReady", routes, reason));
    }

    private static JsonObject Condition(string type, string status, string reason)
    {
        var condition = new JsonObject { ["type"] = type, ["status"] = status };
        if (status != "True")
        {
            condition["reason"] = reason;
        }

        return condition;
    }
}
