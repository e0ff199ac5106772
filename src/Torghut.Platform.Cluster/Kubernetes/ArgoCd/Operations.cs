using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>How an Application's operation stands.</summary>
internal static class Operations
{
    /// <summary>
    /// Whether none is asked for and none is under way. One that waits to be tried again has an end time and is
    /// <c>Running</c> all the same.
    /// </summary>
    public static bool AreOver(JsonObject application) =>
        application["operation"] is null
        && (string?)application["status"]?["operationState"]?["phase"] is null or "Succeeded" or "Failed" or "Error";

    /// <summary>When the last one began; null when there was none.</summary>
    public static string? LastStart(JsonObject application) => (string?)application["status"]?["operationState"]?["startedAt"];
}
