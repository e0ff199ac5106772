using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Git;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Applications;

/// <summary>
/// Performs the operations that are asked for in Applications: Running, the state of Git put in place, Succeeded; a failed
/// one is tried again, <c>Running</c> with <c>finishedAt</c> in between.
/// </summary>
internal sealed class OperationWorker
{
    private readonly ControllerHost _host;
    private readonly GitRepository _git;
    private readonly ApplicationBehavior _behavior;
    private readonly HashSet<ObjectKey> _running = [];

    public OperationWorker(ControllerHost host, GitRepository git, ApplicationBehavior behavior)
    {
        _host = host;
        _git = git;
        _behavior = behavior;
    }

    /// <summary>Looks at a copy of an Application for work.</summary>
    public void Look(ObjectKey key, JsonObject copy)
    {
        if (_behavior.Down || copy["operation"] is not JsonObject operation || !_running.Add(key))
        {
            return;
        }

        Begin(key, (JsonObject)operation.DeepClone(), retry: 0);
    }

    private void Begin(ObjectKey key, JsonObject operation, long retry)
    {
        var state = new JsonObject
        {
            ["phase"] = "Running",
            ["startedAt"] = _host.Now,
            ["operation"] = operation.DeepClone(),
            ["retryCount"] = retry,
        };
        ReplaceState(key, state);
        _host.After(_host.Between(TimeSpan.Zero, _behavior.SyncTime), () => Finish(key, operation, retry));
    }

    private void Finish(ObjectKey key, JsonObject operation, long retry)
    {
        if (_host.Store.Get(key).Object is not { } live)
        {
            _running.Remove(key);
            return;
        }

        if ((string?)live["status"]?["operationState"]?["phase"] == "Terminating")
        {
            End(key, "Failed");
            return;
        }

        if (_behavior.SyncsFail)
        {
            long limit = (long?)operation["retry"]?["limit"] ?? 0;
            if (retry >= limit)
            {
                End(key, "Failed");
                return;
            }

            Write(key, new JsonObject
            {
                ["status"] = new JsonObject { ["operationState"] = new JsonObject { ["finishedAt"] = _host.Now, ["retryCount"] = retry + 1 } },
            });
            _host.After(TimeSpan.FromSeconds(5 * Math.Pow(2, retry)), () => Begin(key, operation, retry + 1));
            return;
        }

        Sync(live, operation);
        End(key, "Succeeded");
    }

    private void Sync(JsonObject application, JsonObject operation)
    {
        HashSet<string>? only = operation["sync"]?["resources"] is JsonArray limited ? [.. limited.Select(item => (string)item!)] : null;
        foreach ((ObjectKey key, JsonObject manifest) in _git.At((string?)application["spec"]?["source"]?["path"] ?? string.Empty))
        {
            if (only is not null && !only.Contains(key.ToString()))
            {
                continue;
            }

            if (_host.Store.Patch(key, PatchKind.Merge, manifest, new WriteContext("argocd-controller")).Failure?.Code == 404)
            {
                _host.Store.Create(key, manifest, new WriteContext("argocd-controller"));
            }
        }
    }

    private void End(ObjectKey key, string phase)
    {
        Write(key, new JsonObject
        {
            ["operation"] = null,
            ["status"] = new JsonObject { ["operationState"] = new JsonObject { ["phase"] = phase, ["finishedAt"] = _host.Now } },
        });
        _running.Remove(key);
    }

    /// <summary>The whole state is a new one: nothing of the operation before stays, its attempts neither.</summary>
    private void ReplaceState(ObjectKey key, JsonObject state)
    {
        if (_host.Store.Get(key).Object is not { } live)
        {
            return;
        }

        var after = (JsonObject)live.DeepClone();
        if (after["status"] is not JsonObject status)
        {
            status = [];
            after["status"] = status;
        }

        status["operationState"] = state;
        if (MergeDifference.Of(live, after) is { } patch)
        {
            Write(key, patch);
        }
    }

    private void Write(ObjectKey key, JsonObject patch) =>
        _host.Store.Patch(key, PatchKind.Merge, patch, new WriteContext(ApplicationController.Manager));
}
