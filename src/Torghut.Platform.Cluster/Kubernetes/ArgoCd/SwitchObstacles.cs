using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// What in an ApplicationSet makes a change of an element ineffective, or its outcome unknown: each is refused before
/// anything is written.
/// </summary>
internal static class SwitchObstacles
{
    /// <summary>The obstacles of a set.</summary>
    /// <param name="set">The ApplicationSet.</param>
    /// <param name="element">The element that shall be switched.</param>
    public static IReadOnlyList<SwitchObstacle> Of(JsonObject set, AutomationElement element)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(element);
        var obstacles = new List<SwitchObstacle>();
        JsonNode? spec = set["spec"];
        string? policy = TextOf(spec?["syncPolicy"]?["applicationsSync"]);
        if (policy is "create-only" or "create-delete")
        {
            obstacles.Add(new SwitchObstacle(
                "argocd_applications_not_updated",
                $"spec.syncPolicy.applicationsSync is {policy}: existing Applications are never updated. Expected: absent, sync or create-update."));
        }

        if (TextOf(spec?["strategy"]?["type"]) is "RollingSync")
        {
            obstacles.Add(new SwitchObstacle(
                "argocd_rolling_sync",
                "spec.strategy.type is RollingSync: the ApplicationSet controller starts syncs itself whatever the Applications' policy. Expected: AllAtOnce or absent."));
        }

        AddIgnoredPolicies(spec?["ignoreApplicationDifferences"], obstacles);
        if (element.Automation is null)
        {
            obstacles.Add(new SwitchObstacle(
                "argocd_automation_path_not_found",
                $"the element at {element.Pointer} has no text '{AutomationElement.Key}'. Expected: {AutomationElement.Key}: auto or manual."));
        }
        else if (element.Automation is not ("auto" or "manual"))
        {
            obstacles.Add(new SwitchObstacle(
                $"unsupported_automation_mode:{element.Automation}",
                $"the element at {element.Pointer} has {AutomationElement.Key}: {element.Automation}. Expected: auto or manual."));
        }

        AddOverridden(spec, element, obstacles);
        return obstacles;
    }

    private static void AddIgnoredPolicies(JsonNode? rules, List<SwitchObstacle> obstacles)
    {
        foreach (JsonNode? rule in rules as JsonArray ?? [])
        {
            foreach (JsonNode? pointer in rule?["jsonPointers"] as JsonArray ?? [])
            {
                AddIgnored(TextOf(pointer), path => Covers(path, "/spec/syncPolicy"), obstacles);
            }

            foreach (JsonNode? expression in rule?["jqPathExpressions"] as JsonArray ?? [])
            {
                AddIgnored(TextOf(expression), path => path.Contains("syncPolicy", StringComparison.Ordinal) || path.Trim() is ".spec" or ".", obstacles);
            }
        }
    }

    private static void AddIgnored(string? path, Func<string, bool> hides, List<SwitchObstacle> obstacles)
    {
        if (path is not null && hides(path))
        {
            obstacles.Add(new SwitchObstacle(
                "argocd_sync_policy_ignored",
                $"spec.ignoreApplicationDifferences has {path}: a change of the element does not reach the Application. Expected: no rule over /spec/syncPolicy."));
        }
    }

    private static bool Covers(string pointer, string field) =>
        pointer == field
        || pointer.StartsWith(field + "/", StringComparison.Ordinal)
        || field.StartsWith(pointer.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The first factor of a matrix wins over equal keys of the second: an <c>automation</c> there hides the element's.</summary>
    private static void AddOverridden(JsonNode? spec, AutomationElement element, List<SwitchObstacle> obstacles)
    {
        const string Matrix = "/matrix/generators/1/";
        int at = element.Pointer.IndexOf(Matrix, StringComparison.Ordinal);
        if (at < 0 || Resolve(spec, element.Pointer[..at] + "/matrix/generators/0") is not { } first)
        {
            return;
        }

        foreach (JsonNode? other in first["list"]?["elements"] as JsonArray ?? [])
        {
            if (other is JsonObject parameters && parameters.ContainsKey(AutomationElement.Key))
            {
                obstacles.Add(new SwitchObstacle(
                    "argocd_automation_overridden",
                    $"an element of {element.Pointer[..at]}/matrix/generators/0 has '{AutomationElement.Key}', which wins over the element's. Expected: only the element at {element.Pointer} has it."));
                return;
            }
        }
    }

    private static JsonNode? Resolve(JsonNode? spec, string pointer)
    {
        JsonNode? node = spec;
        foreach (string token in pointer.Split('/')[2..])
        {
            node = node switch
            {
                JsonArray list when int.TryParse(token, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int i) && i < list.Count => list[i],
                JsonObject map => map[token],
                _ => null,
            };
        }

        return node;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
