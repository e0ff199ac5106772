using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>Whether a Flink deployment's job runs, or is suspended, as its specification says.</summary>
internal static class FlinkEffect
{
    /// <summary>What is still to come, and what will not come by itself; both null when it is as specified.</summary>
    public static (string? Pending, string? Broken) Of(JsonObject deployment)
    {
        JsonNode? status = deployment["status"];
        JsonObject? reconciled = Reconciled(status);
        string lifecycle = (string?)status?["lifecycleState"] ?? "none";
        bool suspends = (string?)deployment["spec"]?["job"]?["state"] == "suspended";
        if (suspends && reconciled is null && lifecycle is "CREATED" or "none")
        {
            // One that was made suspended is never reconciled: it is as it will be.
            return (null, null);
        }

        long? observed = Number(status?["observedGeneration"]);
        if ((observed is not null && observed < Number(deployment["metadata"]?["generation"])) || !IsThis(deployment["spec"], reconciled))
        {
            return ("its operator has not taken the change up yet", null);
        }

        if (lifecycle is "FAILED" or "ROLLED_BACK")
        {
            return (null, $"its lifecycle is {lifecycle}: {(string?)status?["error"]}".TrimEnd(':', ' '));
        }

        string? job = (string?)status?["jobStatus"]?["state"];
        string? manager = (string?)status?["jobManagerDeploymentStatus"];
        bool isThere = suspends ? lifecycle == "SUSPENDED" : lifecycle == "STABLE" && job == "RUNNING" && manager == "READY";
        return isThere ? (null, null) : ($"its lifecycle is {lifecycle}, its job {job ?? "none"}, its job manager {manager ?? "none"}", null);
    }

    /// <summary>Two changes in quick succession are one upgrade to the operator: what it has taken up must be this one.</summary>
    private static bool IsThis(JsonNode? spec, JsonObject? reconciled) => reconciled is null
        || (Text(spec?["restartNonce"]) == Text(reconciled["restartNonce"]) && Text(spec?["job"]?["state"]) == Text(reconciled["job"]?["state"]));

    /// <summary>The specification that was taken up last: the operator keeps it as text, newer ones wrapped with what it belongs to.</summary>
    private static JsonObject? Reconciled(JsonNode? status)
    {
        try
        {
            var last = (string?)status?["reconciliationStatus"]?["lastReconciledSpec"] is { } text ? JsonNode.Parse(text) as JsonObject : null;
            return last?["spec"] as JsonObject ?? last;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node?.ToJsonString();

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out long number) ? number : null;
}
