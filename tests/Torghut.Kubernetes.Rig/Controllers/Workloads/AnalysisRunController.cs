using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Controllers.Workloads;

/// <summary>Runs analyses: pending, running, and the phase that the test wants. A completed run is final.</summary>
public sealed class AnalysisRunController
{
    private const string Manager = "rollouts-controller";

    private readonly ControllerHost _host;
    private readonly WorkloadBehavior _behavior;

    /// <summary>Starts the controller.</summary>
    public AnalysisRunController(ControllerHost host, WorkloadBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _behavior = behavior;
        var runs = new Informer(host, ResourceKinds.AnalysisRun, TimeSpan.FromMilliseconds(500));
        runs.Delivered += (key, before, after) =>
        {
            if (before is null && after is not null && after["status"]?["phase"] is null)
            {
                Advance(key, (string?)after["metadata"]!["uid"], "Pending");
            }
        };
    }

    private void Advance(ObjectKey key, string? uid, string phase) =>
        _host.After(_host.Between(TimeSpan.FromMilliseconds(10), _behavior.Step), () =>
        {
            if (_host.Store.Get(key).Object is not { } live || (string?)live["metadata"]!["uid"] != uid)
            {
                return;
            }

            string metric = (string?)live["spec"]?["metrics"]?[0]?["name"] ?? string.Empty;
            string final = _behavior.AnalysisPhases.TryGetValue(metric, out string? wanted) ? wanted : "Successful";
            bool terminated = (bool?)live["spec"]?["terminate"] == true;
            string next = terminated ? "Successful" : phase;
            StatusWriter.Merge(_host, key, new JsonObject { ["phase"] = next, ["message"] = next == final ? $"metric {metric}: {final}" : string.Empty }, Manager);
            if (!terminated && next is "Pending" or "Running")
            {
                Advance(key, uid, next == "Pending" ? "Running" : final);
            }
        });
}
