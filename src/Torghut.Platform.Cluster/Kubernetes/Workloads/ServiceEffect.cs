using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>Whether what a Knative service's specification says is what serves.</summary>
internal static class ServiceEffect
{
    /// <summary>
    /// What is still to come, and what will not come by itself; both null when the newest revision serves everything. Right
    /// after a change the conditions are still those of the generation before.
    /// </summary>
    public static (string? Pending, string? Broken) Of(JsonObject service)
    {
        JsonNode? status = service["status"];
        if (Number(status?["observedGeneration"]) != Number(service["metadata"]?["generation"]))
        {
            return ("its controller has not seen the change yet", null);
        }

        foreach (string type in (ReadOnlySpan<string>)["ConfigurationsReady", "Ready"])
        {
            JsonNode? condition = Condition(status, type);
            if ((string?)condition?["status"] == "False")
            {
                return (null, $"{type} is False: {(string?)condition["reason"]} {(string?)condition["message"]}".TrimEnd());
            }
        }

        JsonNode? ready = Condition(status, "Ready");
        if ((string?)ready?["status"] != "True")
        {
            return ($"it is not ready: {(string?)ready?["reason"] ?? "no condition"}", null);
        }

        string? created = (string?)status?["latestCreatedRevisionName"];
        if (created is null || (string?)status?["latestReadyRevisionName"] != created)
        {
            return ($"revision {created} is not ready yet", null);
        }

        return Serves(status, created) ? (null, null) : ($"revision {created} does not serve all requests yet", null);
    }

    private static bool Serves(JsonNode? status, string revision) => (status?["traffic"] as JsonArray ?? []).Any(
        target => (string?)target?["revisionName"] == revision && Number(target["percent"]) == 100);

    private static JsonNode? Condition(JsonNode? status, string type) =>
        (status?["conditions"] as JsonArray ?? []).FirstOrDefault(condition => (string?)condition?["type"] == type);

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out long number) ? number : null;
}
