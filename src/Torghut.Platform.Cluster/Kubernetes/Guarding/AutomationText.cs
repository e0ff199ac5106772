using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>What of Argo CD a run is about, in the copy of its journal.</summary>
internal static class AutomationText
{
    /// <summary>As text; null where the run does not manage it.</summary>
    public static string? Of(ArgocdSection options) => !options.ManageAutomation ? null : new JsonObject
    {
        ["namespace"] = options.ApplicationSetNamespace,
        ["application_set"] = options.ApplicationSetName,
        ["element"] = options.AppName,
        ["root"] = options.RootAppName,
        ["verify_timeout_seconds"] = options.VerifyTimeoutSeconds,
    }.ToJsonString();

    /// <summary>Reads it; null for none, or another form.</summary>
    public static ArgocdSection? Parse(string? text)
    {
        try
        {
            return text is null || JsonNode.Parse(text) is not JsonObject options ? null : new ArgocdSection
            {
                ManageAutomation = true,
                ApplicationSetNamespace = (string)options["namespace"]!,
                ApplicationSetName = (string)options["application_set"]!,
                AppName = (string)options["element"]!,
                RootAppName = (string?)options["root"],
                VerifyTimeoutSeconds = (int)options["verify_timeout_seconds"]!,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentNullException or NullReferenceException)
        {
            return null;
        }
    }
}
