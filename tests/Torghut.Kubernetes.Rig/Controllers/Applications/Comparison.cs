using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Applications;

/// <summary>
/// Compares live objects with Git: a value that Git defines must be there; a key that Git does not define is no drift;
/// lists are compared whole; ignored pointers are left out.
/// </summary>
internal static class Comparison
{
    /// <summary>Whether the live object has what Git says.</summary>
    public static bool InSync(ClusterStore store, JsonObject application, ObjectKey key, JsonObject manifest)
    {
        if (store.Get(key).Object is not { } live)
        {
            return false;
        }

        JsonObject wanted = manifest;
        foreach (string pointer in IgnoredPointers(application, key))
        {
            if (JsonPatch.Apply(wanted, new JsonArray(new JsonObject { ["op"] = "remove", ["path"] = pointer })).Object is { } without)
            {
                wanted = without;
            }
        }

        return Contains(live, wanted);
    }

    private static IEnumerable<string> IgnoredPointers(JsonObject application, ObjectKey key)
    {
        foreach (JsonNode? rule in application["spec"]?["ignoreDifferences"] as JsonArray ?? [])
        {
            if ((string?)rule!["kind"] != key.Kind.Kind || ((string?)rule["group"] ?? string.Empty) != key.Kind.Group
                || ((string?)rule["name"] ?? key.Name) != key.Name || ((string?)rule["namespace"] ?? key.Namespace) != key.Namespace)
            {
                continue;
            }

            foreach (JsonNode? pointer in rule["jsonPointers"] as JsonArray ?? [])
            {
                yield return (string)pointer!;
            }
        }
    }

    private static bool Contains(JsonObject live, JsonObject wanted)
    {
        foreach ((string key, JsonNode? value) in wanted)
        {
            if (value is JsonObject map)
            {
                if (live[key] is not JsonObject there || !Contains(there, map))
                {
                    return false;
                }
            }
            else if (!JsonNode.DeepEquals(live[key], value))
            {
                return false;
            }
        }

        return true;
    }
}
