using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>How Argo CD reads <c>spec.syncPolicy</c> of an Application.</summary>
internal static class SyncPolicies
{
    /// <summary>Whether it syncs by itself: <c>automated</c> is there and not switched off. <c>automated: {}</c> is on.</summary>
    public static bool IsAutomated(JsonObject application) =>
        application["spec"]?["syncPolicy"]?["automated"] is JsonObject automated && !IsFalse(automated["enabled"]);

    /// <summary>Whether it undoes changes of live objects by itself.</summary>
    public static bool SelfHeals(JsonObject application) =>
        IsAutomated(application) && application["spec"]!["syncPolicy"]!["automated"]!["selfHeal"] is JsonValue value
        && value.TryGetValue(out bool heals) && heals;

    private static bool IsFalse(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool enabled) && !enabled;
}
