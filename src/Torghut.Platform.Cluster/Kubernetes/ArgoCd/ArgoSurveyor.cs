using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>Finds the element, the Applications it makes and the root above, and everything that speaks against switching.</summary>
internal sealed class ArgoSurveyor
{
    private readonly IKubernetesApi _api;
    private readonly ArgoNames _names;

    public ArgoSurveyor(IKubernetesApi api, ArgoNames names)
    {
        _api = api;
        _names = names;
    }

    /// <summary>Looks; reads only.</summary>
    /// <returns>What was found, or the first obstacle.</returns>
    public async Task<(ArgoSurvey? Survey, SwitchObstacle? Obstacle)> LookAsync(CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(_names.Set, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } set })
        {
            return (null, Unreadable(_names.Set.ToString(), reply));
        }

        AutomationElement element;
        switch (ElementSearch.Find(set, _names.Element))
        {
            case ElementSearchResult.Found found:
                element = found.Element;
                break;
            case ElementSearchResult.Ambiguous several:
                return (null, new SwitchObstacle(
                    "argocd_applicationset_entry_ambiguous",
                    $"{_names.Set} has several elements named '{_names.Element}': {string.Join(", ", several.Pointers)}. Expected: one."));
            case ElementSearchResult.InText text:
                return (null, new SwitchObstacle(
                    "argocd_applicationset_entry_not_found",
                    $"{_names.Set} has '{_names.Element}' only in the text at {text.Pointer}, which no patch can address. Expected: an element of an elements list."));
            default:
                return (null, new SwitchObstacle(
                    "argocd_applicationset_entry_not_found",
                    $"{_names.Set} has no element named '{_names.Element}' in any of its lists. Expected: the name of argocd.app_name."));
        }

        if (HeldByOther(set) is { } held)
        {
            return (null, held);
        }

        if (SwitchObstacles.Of(set, element) is [var first, ..])
        {
            return (null, first with { Message = $"{_names.Set}: {first.Message}" });
        }

        return await WithApplicationsAsync(set, element, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A hash of a specification, equal for equal content.</summary>
    public static string HashOfSpec(JsonObject value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(value["spec"]) ?? string.Empty)));

    private async Task<(ArgoSurvey? Survey, SwitchObstacle? Obstacle)> WithApplicationsAsync(
        JsonObject set, AutomationElement element, CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.ListAsync(ResourcePath.Applications, _names.Set.Namespace, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } list })
        {
            return (null, Unreadable($"the Applications of {_names.Set.Namespace}", reply));
        }

        string uid = (string?)set["metadata"]?["uid"] ?? string.Empty;
        var targets = new List<JsonObject>();
        var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
        JsonObject? root = null;
        foreach (JsonNode? item in list["items"] as JsonArray ?? [])
        {
            var application = (JsonObject)item!;
            if (IsOwnedBy(application, uid))
            {
                if (ComesFrom(application, element))
                {
                    targets.Add(application);
                }
                else
                {
                    others.Add(ArgoSurvey.NameOf(application), HashOfSpec(application));
                }
            }
            else if (ArgoSurvey.NameOf(application) == (_names.Root ?? ManagerOf(set)))
            {
                root = application;
            }
        }

        if (targets.Count == 0)
        {
            return (null, new SwitchObstacle(
                "argocd_application_not_found",
                $"{_names.Set} owns no Application of its element '{_names.Element}'. Expected: one per cluster."));
        }

        if (ObstacleOf(targets) is { } target)
        {
            return (null, target);
        }

        if (root is not null && HeldByOther(root) is { } above)
        {
            return (null, above);
        }

        if (RootObstacle(root) is { } obstacle)
        {
            return (null, obstacle);
        }

        return (new ArgoSurvey(uid, element, targets, others, root), null);
    }

    private SwitchObstacle? HeldByOther(JsonObject value) => HoldMarks.RunOf(value) is { } run && _names.Run is not null && run != _names.Run
        ? new SwitchObstacle(
            "argocd_held_by_run",
            $"{(string?)value["kind"]} {ArgoSurvey.NameOf(value)} is held by run '{run}'. Expected: nobody; unwind that run first, with torghut-sim teardown --run-id {run} or torghut-sim guard.")
        : null;

    private static SwitchObstacle? ObstacleOf(List<JsonObject> targets)
    {
        foreach (JsonObject application in targets)
        {
            if ((string?)application["metadata"]?["annotations"]?["argocd.argoproj.io/skip-reconcile"] == "true")
            {
                return new SwitchObstacle(
                    "argocd_application_skips_reconcile",
                    $"Application {ArgoSurvey.NameOf(application)} has argocd.argoproj.io/skip-reconcile: nothing could prove that it is quiet. Expected: no such annotation.");
            }
        }

        return null;
    }

    private SwitchObstacle? RootObstacle(JsonObject? root)
    {
        if (root is null)
        {
            return _names.Root is null
                ? null
                : new SwitchObstacle(
                    "argocd_root_not_found", $"there is no Application {_names.Set.Namespace}/{_names.Root}. Expected: the name of argocd.root_app_name.");
        }

        if (!SyncPolicies.IsAutomated(root))
        {
            return null;
        }

        JsonArray owners = root["metadata"]?["ownerReferences"] as JsonArray ?? [];
        string? manager = owners.Count > 0 ? (string?)owners[0]?["name"] : ManagerOf(root);
        return manager is null || manager == ArgoSurvey.NameOf(root)
            ? null
            : new SwitchObstacle(
                "argocd_root_not_freezable",
                $"the root Application {ArgoSurvey.NameOf(root)} is itself managed by {manager}, which would undo its freeze. Expected: a root that nothing manages, or one without automation.");
    }

    private static bool IsOwnedBy(JsonObject application, string uid) =>
        (application["metadata"]?["ownerReferences"] as JsonArray ?? []).Any(owner => (string?)owner?["uid"] == uid);

    /// <summary>The name is the template's output: the element's name, or it with a suffix and of the same path.</summary>
    private bool ComesFrom(JsonObject application, AutomationElement element)
    {
        string name = ArgoSurvey.NameOf(application);
        string? path = (string?)element.Content["path"];
        return name == _names.Element
            || (name.StartsWith(_names.Element, StringComparison.Ordinal) && path is not null && (string?)application["spec"]?["source"]?["path"] == path);
    }

    /// <summary>The Application that manages an object, by Argo CD's tracking annotation or label; null for none.</summary>
    private static string? ManagerOf(JsonObject value)
    {
        string? tracking = (string?)value["metadata"]?["annotations"]?["argocd.argoproj.io/tracking-id"];
        return tracking is not null
            ? tracking.Split(':')[0].Split('_')[^1]
            : (string?)value["metadata"]?["labels"]?["app.kubernetes.io/instance"];
    }

    private static SwitchObstacle Unreadable(string what, ApiReply reply) => reply switch
    {
        ApiReply.NotFound missing => new SwitchObstacle("argocd_applicationset_entry_not_found", $"{what}: {missing.Message}."),
        ApiReply.Refused refused => new SwitchObstacle("argocd_not_permitted", $"{what} cannot be read: {refused.Message}. Expected: the role of deploy/."),
        _ => new SwitchObstacle("argocd_unreachable", $"{what} cannot be read: {reply}."),
    };
}
