using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.ApplicationSets;

/// <summary>
/// Makes Applications of an ApplicationSet as Argo CD's controller does: from a copy taken at the start, by a merge patch
/// against its own copy of the Application, overwriting the whole specification and all annotations but a few.
/// </summary>
public sealed class ApplicationSetController
{
    private const string Manager = "argocd-applicationset-controller";
    private static readonly string[] s_preservedAnnotations =
        ["argocd.argoproj.io/refresh", "argocd.argoproj.io/hydrate", "notified.notifications.argoproj.io"];

    private readonly ControllerHost _host;
    private readonly ApplicationSetBehavior _behavior;
    private readonly Informer _sets;
    private readonly Informer _applications;
    private readonly WorkQueue _queue;

    /// <summary>Starts the controller.</summary>
    public ApplicationSetController(ControllerHost host, ApplicationSetBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(behavior);
        _host = host;
        _behavior = behavior;
        _sets = new Informer(host, ResourceKinds.ApplicationSet, behavior.Lag);
        _applications = new Informer(host, ResourceKinds.Application, behavior.Lag);
        _queue = new WorkQueue(Start);
        _sets.Delivered += (key, before, after) =>
        {
            if (after is not null && Differs(before, after))
            {
                _queue.Enqueue(key);
            }
        };
        _applications.Delivered += (key, before, after) =>
        {
            if (OwnerOf(after ?? before) is { } owner && (after is null || Differs(before, after)))
            {
                _queue.Enqueue(new ObjectKey(ResourceKinds.ApplicationSet, key.Namespace, owner));
            }
        };
        foreach ((ObjectKey key, _) in _sets.Copies.ToArray())
        {
            _queue.Enqueue(key);
        }
    }

    /// <summary>Reconciles a set now, as a restart of the controller does.</summary>
    public void Enqueue(ObjectKey key) => _host.After(TimeSpan.Zero, () => _queue.Enqueue(key));

    private static bool Differs(JsonObject? before, JsonObject after) =>
        before is null
        || !JsonNode.DeepEquals(before["spec"], after["spec"])
        || !JsonNode.DeepEquals(before["metadata"]!["annotations"], after["metadata"]!["annotations"])
        || !JsonNode.DeepEquals(before["metadata"]!["labels"], after["metadata"]!["labels"])
        || !JsonNode.DeepEquals(before["metadata"]!["finalizers"], after["metadata"]!["finalizers"]);

    private static string? OwnerOf(JsonObject? application)
    {
        foreach (JsonNode? owner in application?["metadata"]?["ownerReferences"] as JsonArray ?? [])
        {
            if ((string?)owner!["kind"] == "ApplicationSet")
            {
                return (string?)owner["name"];
            }
        }

        return null;
    }

    private void Start(ObjectKey key) => _host.After(_host.Between(TimeSpan.Zero, _behavior.StartDelay), () =>
    {
        if (_behavior.Down || _sets.Find(key) is not { } copy)
        {
            _queue.Done(key);
            return;
        }

        _host.After(_host.Between(TimeSpan.Zero, _behavior.CommitDelay), () =>
        {
            Commit(key, copy);
            _queue.Done(key);
        });
    });

    private void Commit(ObjectKey key, JsonObject set)
    {
        if (_behavior.Down)
        {
            return;
        }

        if (_behavior.Fails)
        {
            SetCondition(key, "ErrorOccurred");
            _host.After(TimeSpan.FromMinutes(3), () => _queue.Enqueue(key));
            return;
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonObject parameters in GeneratorExpansion.Of(set["spec"]?["generators"]))
        {
            JsonObject application = ApplicationTemplate.Render(set, parameters);
            var child = new ObjectKey(ResourceKinds.Application, key.Namespace, (string)application["metadata"]!["name"]!);
            wanted.Add(child.Name);
            Write(set, child, application);
        }

        Prune(set, key, wanted);
        SetCondition(key, "ResourcesUpToDate");
    }

    private void Write(JsonObject set, ObjectKey key, JsonObject wanted)
    {
        if (_applications.Find(key) is not { } copy)
        {
            _host.Store.Create(key, wanted, new WriteContext(Manager));
            return;
        }

        string? policy = (string?)set["spec"]?["syncPolicy"]?["applicationsSync"];
        if (_behavior.CreatesOnly || policy is "create-only" or "create-delete" || OwnerOf(copy) is null)
        {
            return;
        }

        var target = (JsonObject)copy.DeepClone();
        JsonNode spec = wanted["spec"]!.DeepClone();
        if (IgnoresSyncPolicy(set))
        {
            spec["syncPolicy"] = copy["spec"]?["syncPolicy"]?.DeepClone();
        }

        target["spec"] = spec;
        var annotations = new JsonObject();
        foreach (string name in s_preservedAnnotations)
        {
            if (copy["metadata"]!["annotations"]?[name] is { } kept)
            {
                annotations[name] = kept.DeepClone();
            }
        }

        target["metadata"]!["annotations"] = annotations.Count == 0 ? null : annotations;
        if (annotations.Count == 0)
        {
            ((JsonObject)target["metadata"]!).Remove("annotations");
        }

        if (MergeDifference.Of(copy, target) is { } patch)
        {
            _host.Store.Patch(key, PatchKind.Merge, patch, new WriteContext(Manager));
        }
    }

    private static bool IgnoresSyncPolicy(JsonObject set)
    {
        foreach (JsonNode? rule in set["spec"]?["ignoreApplicationDifferences"] as JsonArray ?? [])
        {
            foreach (JsonNode? pointer in rule!["jsonPointers"] as JsonArray ?? [])
            {
                if (((string)pointer!).StartsWith("/spec/syncPolicy", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Prune(JsonObject set, ObjectKey key, HashSet<string> wanted)
    {
        if ((string?)set["spec"]?["syncPolicy"]?["applicationsSync"] is "create-only" or "create-update")
        {
            return;
        }

        string? uid = (string?)set["metadata"]!["uid"];
        foreach ((ObjectKey child, JsonObject copy) in _applications.Copies.ToArray())
        {
            bool owned = child.Namespace == key.Namespace
                && (copy["metadata"]!["ownerReferences"] as JsonArray ?? []).Any(owner => (string?)owner!["uid"] == uid);
            if (owned && !wanted.Contains(child.Name))
            {
                _host.Store.Delete(child, default, new WriteContext(Manager));
            }
        }
    }

    private void SetCondition(ObjectKey key, string type)
    {
        var condition = new JsonObject { ["type"] = type, ["status"] = "True", ["reason"] = type, ["lastTransitionTime"] = _host.Now };
        JsonObject? live = _host.Store.Get(key).Object;
        if (live is null || (string?)live["status"]?["conditions"]?[0]?["type"] == type)
        {
            return;
        }

        var patch = new JsonObject { ["status"] = new JsonObject { ["conditions"] = new JsonArray((JsonNode)condition) } };
        _host.Store.Patch(key, PatchKind.Merge, patch, new WriteContext(Manager, Status: true));
    }
}
