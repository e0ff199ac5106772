using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Controllers.Workloads;

/// <summary>
/// Brings a Flink deployment to its specification: suspended, or running after a deployment. Two changes in quick
/// succession are one upgrade. A deployment that was made suspended is never reconciled.
/// </summary>
public sealed class FlinkController
{
    private const string Manager = "flink-kubernetes-operator";

    private readonly ControllerHost _host;
    private readonly WorkloadBehavior _behavior;
    private readonly WorkQueue _queue;

    /// <summary>Starts the controller.</summary>
    public FlinkController(ControllerHost host, WorkloadBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _behavior = behavior;
        _queue = new WorkQueue(Reconcile);
        var deployments = new Informer(host, ResourceKinds.FlinkDeployment, TimeSpan.FromMilliseconds(500));
        deployments.Delivered += (key, before, after) =>
        {
            if (after is not null && (long)after["metadata"]!["generation"]! != ((long?)before?["metadata"]!["generation"] ?? 0))
            {
                _queue.Enqueue(key);
            }
        };
        foreach ((ObjectKey key, _) in deployments.Copies.ToArray())
        {
            _queue.Enqueue(key);
        }
    }

    private static bool WantsSuspension(JsonObject deployment) => (string?)deployment["spec"]?["job"]?["state"] == "suspended";

    private void Reconcile(ObjectKey key) => Later(() =>
    {
        if (_host.Store.Get(key).Object is not { } live)
        {
            _queue.Done(key);
            return;
        }

        bool suspends = WantsSuspension(live);
        string? last = (string?)live["status"]?["reconciliationStatus"]?["lastReconciledSpec"];
        if (suspends && last is null)
        {
            Write(key, live, new JsonObject { ["lifecycleState"] = "CREATED" });
            _queue.Done(key);
            return;
        }

        if (last == live["spec"]!.ToJsonString())
        {
            Write(key, live, []);
            _queue.Done(key);
            return;
        }

        bool runs = (string?)live["status"]?["jobStatus"]?["state"] == "RUNNING";
        if (runs)
        {
            Write(key, live, new JsonObject { ["lifecycleState"] = "UPGRADING", ["jobStatus"] = new JsonObject { ["state"] = "CANCELLING" } });
            Later(() => Stopped(key));
            return;
        }

        Stopped(key);
    });

    private void Stopped(ObjectKey key)
    {
        if (_host.Store.Get(key).Object is not { } live)
        {
            _queue.Done(key);
            return;
        }

        _behavior.Stopped?.Invoke(key.Name);
        string reconciled = live["spec"]!.ToJsonString();
        if (WantsSuspension(live))
        {
            Write(key, live, new JsonObject
            {
                ["lifecycleState"] = "SUSPENDED",
                ["jobManagerDeploymentStatus"] = "MISSING",
                ["jobStatus"] = new JsonObject { ["state"] = "FINISHED" },
                ["reconciliationStatus"] = new JsonObject { ["state"] = "DEPLOYED", ["lastReconciledSpec"] = reconciled },
            });
            _queue.Done(key);
            return;
        }

        Write(key, live, new JsonObject
        {
            ["lifecycleState"] = "DEPLOYED",
            ["jobManagerDeploymentStatus"] = "DEPLOYING",
            ["jobStatus"] = new JsonObject { ["state"] = "RECONCILING" },
            ["reconciliationStatus"] = new JsonObject { ["state"] = "DEPLOYED", ["lastReconciledSpec"] = reconciled },
        });
        Later(() => Deployed(key));
    }

    private void Deployed(ObjectKey key)
    {
        if (_host.Store.Get(key).Object is not { } live)
        {
            _queue.Done(key);
            return;
        }

        if (_behavior.JobFails)
        {
            Write(key, live, new JsonObject { ["lifecycleState"] = "FAILED", ["error"] = "the job did not start", ["jobStatus"] = new JsonObject { ["state"] = "FAILED" } });
        }
        else
        {
            Write(key, live, new JsonObject
            {
                ["lifecycleState"] = "STABLE",
                ["jobManagerDeploymentStatus"] = "READY",
                ["jobStatus"] = new JsonObject { ["state"] = "RUNNING" },
            });
            _behavior.Started?.Invoke(key.Name);
        }

        _queue.Done(key);
    }

    private void Write(ObjectKey key, JsonObject live, JsonObject status)
    {
        status["observedGeneration"] = (long)live["metadata"]!["generation"]!;
        StatusWriter.Merge(_host, key, status, Manager);
    }

    private void Later(Action work) => _host.After(_host.Between(TimeSpan.FromMilliseconds(10), _behavior.Step), work);
}
