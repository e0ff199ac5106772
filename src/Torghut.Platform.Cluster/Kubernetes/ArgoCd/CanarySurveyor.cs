using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>Finds the value of a canary, and everything that would make it prove nothing; reads only.</summary>
internal sealed class CanarySurveyor
{
    private const string Code = "argocd_canary_invalid";
    private const string Applied = "kubectl.kubernetes.io/last-applied-configuration";

    private readonly IKubernetesApi _api;
    private readonly ArgoNames _names;
    private readonly CanarySection _section;

    public CanarySurveyor(IKubernetesApi api, ArgoNames names, CanarySection section)
    {
        _api = api;
        _names = names;
        _section = section;
    }

    private string Group => _section.Group ?? string.Empty;

    private string Named => $"argocd.canary ({_section.Kind} {_section.Namespace}/{_section.Name}, {_section.Pointer})";

    /// <summary>Looks.</summary>
    /// <param name="targets">The Applications that the element makes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(Canary? Canary, SwitchObstacle? Obstacle)> LookAsync(IReadOnlyList<JsonObject> targets, CancellationToken cancellationToken)
    {
        if (_section.Kind == "Secret" && Group.Length == 0)
        {
            return Invalid("a Secret's value would be written into journals. Expected: another kind, best a ConfigMap of its own.");
        }

        (JsonObject? application, JsonNode? resource, string? problem) = Manager(targets);
        if (application is null)
        {
            return Invalid(problem!);
        }

        (ResourcePath? path, SwitchObstacle? unknown) = await ResourceAsync((string?)resource!["version"] ?? "v1", cancellationToken).ConfigureAwait(false);
        if (path is null)
        {
            return (null, unknown);
        }

        var place = new CanaryTarget(new ObjectRef(path.Value, _section.Namespace, _section.Name), _section.Pointer);
        if (IgnoredFields.RuleOf(application, Group, _section.Kind, place) is { } rule)
        {
            return Invalid($"{rule} in Application {ArgoSurvey.NameOf(application)}: Argo CD never sees a change there. Expected: a value that is compared.");
        }

        if (await HiddenBySettingsAsync(cancellationToken).ConfigureAwait(false) is { } hidden)
        {
            return Invalid($"{hidden}: Argo CD never sees a change there. Expected: a value that is compared.");
        }

        return await WithValueAsync(ArgoSurvey.NameOf(application), place, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Canary? Canary, SwitchObstacle? Obstacle)> WithValueAsync(string application, CanaryTarget place, CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(place.Object, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } live })
        {
            return Invalid($"{place.Object} cannot be read: {ReplyText.Of(reply)}.");
        }

        if (JsonPointers.Resolve(live, _section.Pointer) is not JsonValue present)
        {
            return Invalid("no text, number or flag stands there: a key that Git does not have is no difference to Argo CD. Expected: a value that Git defines.");
        }

        if (IsAddedLater(live))
        {
            return Invalid("the object as it was applied does not have it: a key that Git does not have is no difference to Argo CD. Expected: a value that Git defines.");
        }

        if (Wanted(present) is not { } wanted || JsonNode.DeepEquals(wanted, present))
        {
            return Invalid($"its value is the one that is there, or no {present.GetValueKind()}. Expected: another one of the same type.");
        }

        ApiReply review = await _api.ReviewAccessAsync("patch", place.Object.Resource, place.Object.Namespace, cancellationToken).ConfigureAwait(false);
        return review is ApiReply.Done done && (bool?)done.Object["status"]?["allowed"] != true
            ? (null, new SwitchObstacle("argocd_not_permitted", $"{Named}: not allowed: patch {place.Object.Resource.QualifiedName} in {place.Object.Namespace}."))
            : (new Canary(application, Group, _section.Kind, place, Pledge(place, live, present, wanted)), null);
    }

    private static Obligation Pledge(CanaryTarget place, JsonObject live, JsonValue present, JsonNode wanted)
    {
        string captured = CanonicalJson.Of(present)!;
        string intended = CanonicalJson.Of(wanted)!;
        string patch = new JsonArray(
            JsonOperations.Test(place.Pointer, wanted.DeepClone()),
            new JsonObject { ["op"] = "replace", ["path"] = place.Pointer, ["value"] = present.DeepClone() }).ToJsonString();
        return new Obligation
        {
            Id = "argocd-canary",
            Kind = CanaryKind.Name,
            Target = place.ToString(),
            Scope = ObligationScope.Automation,
            Identity = (string?)live["metadata"]?["uid"],
            Captured = captured,
            Intended = intended,
            Restore = "Puts the canary's value back as Git has it.",
            ManualCommand = $"kubectl -n {place.Object.Namespace} patch {place.Object.Resource.QualifiedName} {place.Object.Name} --type json -p '{patch.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        };
    }

    /// <summary>The Application that lists the object among what it manages, in the cluster that is looked at.</summary>
    private (JsonObject? Application, JsonNode? Resource, string? Problem) Manager(IReadOnlyList<JsonObject> targets)
    {
        var found = targets
            .Select(application => (Application: application, Resource: ResourceOf(application, Group, _section.Kind, _section.Namespace, _section.Name)))
            .Where(pair => pair.Resource is not null)
            .ToList();
        if (found.Count > 1)
        {
            found = [.. found.Where(pair => IsInCluster(pair.Application))];
        }

        return found switch
        {
            [var (application, resource)] => (application, resource, null),
            [] => (null, null, $"no Application of the element ({string.Join(", ", targets.Select(ArgoSurvey.NameOf))}) manages it in this cluster. Expected: an object of status.resources."),
            _ => (null, null, $"several Applications manage it: {string.Join(", ", found.Select(pair => ArgoSurvey.NameOf(pair.Application)))}. Expected: one."),
        };
    }

    /// <summary>What an Application says of one of its objects; null when it does not list it.</summary>
    public static JsonNode? ResourceOf(JsonObject application, string group, string kind, string ns, string name) =>
        (application["status"]?["resources"] as JsonArray ?? []).FirstOrDefault(resource =>
            ((string?)resource?["group"] ?? string.Empty) == group && (string?)resource?["kind"] == kind
            && (string?)resource?["namespace"] == ns && (string?)resource?["name"] == name);

    private static bool IsInCluster(JsonObject application) =>
        (string?)application["spec"]?["destination"]?["name"] == "in-cluster"
        || (string?)application["spec"]?["destination"]?["server"] == "https://kubernetes.default.svc";

    private async Task<(ResourcePath? Path, SwitchObstacle? Obstacle)> ResourceAsync(string version, CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.DiscoverAsync(Group, version, cancellationToken).ConfigureAwait(false);
        JsonNode? kind = (reply as ApiReply.Done)?.Object["resources"] is JsonArray resources
            ? resources.FirstOrDefault(resource => (string?)resource?["kind"] == _section.Kind && (string?)resource?["name"] is { } name && !name.Contains('/', StringComparison.Ordinal))
            : null;
        return kind is not null && (bool?)kind["namespaced"] == true
            ? (new ResourcePath(Group, version, (string)kind["name"]!), null)
            : (null, new SwitchObstacle(Code, $"{Named}: the server has no such kind with a namespace: {ReplyText.Of(reply)}."));
    }

    /// <summary>Argo CD's own settings, where they may be read; where not, the comparison itself shows that a value is ignored.</summary>
    private async Task<string?> HiddenBySettingsAsync(CancellationToken cancellationToken)
    {
        var settings = new ObjectRef(ResourcePath.ConfigMaps, _names.Set.Namespace, "argocd-cm");
        return await _api.GetAsync(settings, cancellationToken).ConfigureAwait(false) is ApiReply.Done { Object: { } found }
            ? IgnoredFields.RuleOf(found, Group, _section.Kind, _section.Pointer)
            : null;
    }

    /// <summary>Whether what was applied last, where that is kept, does not have the value.</summary>
    private bool IsAddedLater(JsonObject live)
    {
        try
        {
            return (string?)live["metadata"]?["annotations"]?[Applied] is { } applied && JsonPointers.Resolve(JsonNode.Parse(applied), _section.Pointer) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The configured text as a value of the type that is there; null when it is none.</summary>
    private JsonValue? Wanted(JsonValue present)
    {
        if (present.GetValueKind() == JsonValueKind.String)
        {
            return JsonValue.Create(_section.Value);
        }

        try
        {
            return JsonNode.Parse(_section.Value) is JsonValue parsed && parsed.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                && (parsed.GetValueKind() == JsonValueKind.Number) == (present.GetValueKind() == JsonValueKind.Number)
                    ? parsed
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private (Canary? Canary, SwitchObstacle? Obstacle) Invalid(string reason) => (null, new SwitchObstacle(Code, $"{Named}: {reason}"));
}
