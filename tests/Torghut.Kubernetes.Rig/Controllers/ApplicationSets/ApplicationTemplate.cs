using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Controllers.ApplicationSets;

/// <summary>
/// The common template: an Application named <c>name</c> + <c>suffix</c> of the folder <c>path</c>, whose sync policy has
/// <c>automated</c> and <c>retry</c> only where the element says <c>automation: auto</c>.
/// </summary>
internal static class ApplicationTemplate
{
    public static JsonObject Render(JsonObject set, JsonObject parameters)
    {
        string name = (string?)parameters["name"] + (string?)parameters["suffix"];
        var syncPolicy = new JsonObject { ["syncOptions"] = new JsonArray("CreateNamespace=true") };
        if ((string?)parameters["automation"] == "auto")
        {
            syncPolicy["automated"] = new JsonObject { ["prune"] = true, ["selfHeal"] = true };
            syncPolicy["retry"] = new JsonObject { ["limit"] = 5L };
        }

        var owner = new JsonObject
        {
            ["apiVersion"] = ResourceKinds.ApplicationSet.ApiVersion,
            ["kind"] = ResourceKinds.ApplicationSet.Kind,
            ["name"] = (string?)set["metadata"]!["name"],
            ["uid"] = (string?)set["metadata"]!["uid"],
            ["controller"] = true,
            ["blockOwnerDeletion"] = true,
        };
        var made = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["ownerReferences"] = new JsonArray((JsonNode)owner) },
            ["spec"] = new JsonObject
            {
                ["project"] = "default",
                ["source"] = new JsonObject
                {
                    ["repoURL"] = "https://git.example/product.git",
                    ["path"] = (string?)parameters["path"] ?? (string?)parameters["name"],
                    ["targetRevision"] = "main",
                },
                ["destination"] = new JsonObject { ["name"] = "in-cluster", ["namespace"] = (string?)parameters["namespace"] ?? "torghut" },
                ["syncPolicy"] = syncPolicy,
            },
        };
        if (set["spec"]?["template"]?["spec"]?["ignoreDifferences"] is { } rules)
        {
            made["spec"]!["ignoreDifferences"] = rules.DeepClone();
        }

        return made;
    }
}
