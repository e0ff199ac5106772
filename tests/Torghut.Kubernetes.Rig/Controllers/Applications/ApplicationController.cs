using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Git;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Applications;

/// <summary>
/// Refreshes Applications as Argo CD's controller does, one refresh per Application at a time: copy, comparison, decision
/// on the copy of the start, status. The root Application is one of them; what it manages is the ApplicationSet.
/// </summary>
public sealed class ApplicationController
{
    internal const string Manager = "argocd-application-controller";
    private const string RefreshAnnotation = "argocd.argoproj.io/refresh";
    private static readonly TimeSpan s_repositoryGrace = TimeSpan.FromSeconds(180);

    private readonly ControllerHost _host;
    private readonly ApplicationBehavior _behavior;
    private readonly GitRepository _git;
    private readonly Informer _applications;
    private readonly WorkQueue _queue;
    private readonly OperationWorker _operations;
    private readonly Dictionary<ObjectKey, DateTimeOffset> _repositoryFailures = [];

    /// <summary>Starts the controller.</summary>
    public ApplicationController(ControllerHost host, GitRepository git, ApplicationBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(behavior);
        _host = host;
        _git = git;
        _behavior = behavior;
        _applications = new Informer(host, ResourceKinds.Application, behavior.Lag);
        _operations = new OperationWorker(host, git, behavior);
        _queue = new WorkQueue(Start);
        _applications.Delivered += (key, before, after) =>
        {
            if (after is not null
                && (behavior.RefreshesOnOwnStatus || before is null || IsNews(before, after))
                && (string?)after["metadata"]!["annotations"]?["argocd.argoproj.io/skip-reconcile"] != "true")
            {
                _queue.Enqueue(key);
                _operations.Look(key, after);
            }
        };
        host.Store.Written += change =>
        {
            if (change.Key.Kind != ResourceKinds.Application)
            {
                _host.After(_host.Between(TimeSpan.Zero, _behavior.Lag), () => LiveObjectChanged(change.Key));
            }
        };
        foreach ((ObjectKey key, _) in _applications.Copies.ToArray())
        {
            _queue.Enqueue(key);
        }

        Again();
    }

    /// <summary>Refreshes an Application now, as a webhook or the periodic refresh does.</summary>
    public void Refresh(ObjectKey key) => _host.After(TimeSpan.Zero, () => _queue.Enqueue(key));

    private static bool IsNews(JsonObject before, JsonObject after) =>
        !JsonNode.DeepEquals(before["spec"], after["spec"])
        || !JsonNode.DeepEquals(before["operation"], after["operation"])
        || !JsonNode.DeepEquals(before["metadata"]!["annotations"], after["metadata"]!["annotations"])
        || !JsonNode.DeepEquals(before["status"]?["operationState"], after["status"]?["operationState"]);

    private static bool IsAutomated(JsonObject application) =>
        application["spec"]?["syncPolicy"]?["automated"] is JsonObject automated && (bool?)automated["enabled"] != false;

    private static string FolderOf(JsonObject application) => (string?)application["spec"]?["source"]?["path"] ?? string.Empty;

    private void Again() => _host.After(_behavior.RefreshPeriod, () =>
    {
        foreach ((ObjectKey key, _) in _applications.Copies.ToArray())
        {
            _queue.Enqueue(key);
        }

        Again();
    });

    private void LiveObjectChanged(ObjectKey changed)
    {
        foreach ((ObjectKey key, JsonObject copy) in _applications.Copies.ToArray())
        {
            if (_git.At(FolderOf(copy)).Any(file => file.Key == changed))
            {
                _queue.Enqueue(key);
            }
        }
    }

    private void Start(ObjectKey key) => _host.After(_host.Between(TimeSpan.Zero, _behavior.StartDelay), () =>
    {
        if (_behavior.Down || _applications.Find(key) is not { } snapshot)
        {
            _queue.Done(key);
            return;
        }

        _host.After(_host.Between(TimeSpan.Zero, _behavior.CompareTime), () => Decide(key, snapshot));
    });

    private void Decide(ObjectKey key, JsonObject snapshot)
    {
        if (_behavior.Down)
        {
            _queue.Done(key);
            return;
        }

        List<(ObjectKey Key, bool InSync)>? resources = null;
        if (_behavior.RepositoryDown)
        {
            DateTimeOffset now = _host.Time.GetUtcNow();
            DateTimeOffset since = _repositoryFailures.GetValueOrDefault(key, now);
            _repositoryFailures[key] = since;
            if (now - since < s_repositoryGrace)
            {
                _queue.Done(key);
                _host.After(TimeSpan.FromSeconds(10), () => _queue.Enqueue(key));
                return;
            }
        }
        else
        {
            _repositoryFailures.Remove(key);
            resources = [.. _git.At(FolderOf(snapshot)).Select(file => (file.Key, Comparison.InSync(_host.Store, snapshot, file.Key, file.Manifest)))];
            AutoSync(key, snapshot, resources);
        }

        _host.After(_host.Between(TimeSpan.Zero, _behavior.PersistDelay), () =>
        {
            Persist(key, snapshot, resources);
            _queue.Done(key);
        });
    }

    private void AutoSync(ObjectKey key, JsonObject snapshot, List<(ObjectKey Key, bool InSync)> resources)
    {
        bool heals = _behavior.HealsAlways && FolderOf(snapshot) != "argocd/applicationsets";
        if ((!IsAutomated(snapshot) && !heals) || snapshot["operation"] is not null || resources.TrueForAll(resource => resource.InSync))
        {
            return;
        }

        JsonNode? state = snapshot["status"]?["operationState"];
        bool attempted = (string?)state?["operation"]?["sync"]?["revision"] == RevisionText();
        int attempts = 0;
        if (attempted)
        {
            if ((string?)state!["phase"] is "Failed" or "Error" || (!heals && (bool?)snapshot["spec"]!["syncPolicy"]!["automated"]!["selfHeal"] != true))
            {
                return;
            }

            attempts = (int?)(long?)state["operation"]!["sync"]!["autoHealAttemptsCount"] ?? 0;
            if (state["finishedAt"] is { } finished)
            {
                DateTimeOffset due = DateTimeOffset.Parse((string)finished!, System.Globalization.CultureInfo.InvariantCulture) + SelfHealBackoff.Of(attempts);
                DateTimeOffset now = _host.Time.GetUtcNow();
                if (now < due)
                {
                    _host.After(due - now, () => _queue.Enqueue(key));
                    return;
                }
            }
        }

        RequestOperation(key, attempted, attempted ? attempts + 1 : 0, resources);
    }

    /// <summary>Reads the Application again and looks only at its operation, never at its sync policy.</summary>
    private void RequestOperation(ObjectKey key, bool heals, long attempts, List<(ObjectKey Key, bool InSync)> resources)
    {
        if (_host.Store.Get(key).Object is not { } live || live["operation"] is not null)
        {
            return;
        }

        var sync = new JsonObject { ["revision"] = RevisionText() };
        if (heals)
        {
            sync["autoHealAttemptsCount"] = attempts;
            sync["resources"] = new JsonArray([.. resources.Where(resource => !resource.InSync).Select(resource => (JsonNode)resource.Key.ToString())]);
        }

        var operation = new JsonObject
        {
            ["initiatedBy"] = new JsonObject { ["automated"] = true },
            ["sync"] = sync,
        };
        if (live["spec"]?["syncPolicy"]?["retry"] is { } retry)
        {
            operation["retry"] = retry.DeepClone();
        }

        Write(key, new JsonObject { ["operation"] = operation });
    }

    private void Persist(ObjectKey key, JsonObject snapshot, List<(ObjectKey Key, bool InSync)>? resources)
    {
        if (_host.Store.Get(key).Object is null)
        {
            return;
        }

        var status = new JsonObject
        {
            ["sync"] = new JsonObject
            {
                ["status"] = resources is null ? "Unknown" : resources.TrueForAll(r => r.InSync) ? "Synced" : "OutOfSync",
                ["revision"] = RevisionText(),
                ["comparedTo"] = new JsonObject { ["ignoreDifferences"] = snapshot["spec"]?["ignoreDifferences"]?.DeepClone() },
            },
            ["reconciledAt"] = _host.Now,
            ["resources"] = new JsonArray([.. (resources ?? []).Select(r => (JsonNode)ResourceStatus(r.Key, r.InSync))]),
        };
        var patch = new JsonObject { ["status"] = status };
        if (snapshot["metadata"]!["annotations"]?[RefreshAnnotation] is not null)
        {
            patch["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [RefreshAnnotation] = null } };
        }

        Write(key, patch);
    }

    private void Write(ObjectKey key, JsonObject patch)
    {
        ApiResult result = _host.Store.Patch(key, PatchKind.Merge, patch, new WriteContext(Manager));
        if (_behavior.WritesBack && result.Object is { } written)
        {
            _applications.WriteBack(key, written);
        }
    }

    private string RevisionText() => $"rev-{_git.Revision}";

    private static JsonObject ResourceStatus(ObjectKey key, bool inSync) => new()
    {
        ["group"] = key.Kind.Group,
        ["version"] = key.Kind.Version,
        ["kind"] = key.Kind.Kind,
        ["namespace"] = key.Namespace,
        ["name"] = key.Name,
        ["status"] = inSync ? "Synced" : "OutOfSync",
    };
}
