using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>
/// RFC 7386: objects merge, null deletes, everything else replaces. A strategic merge of a config map or a secret, which
/// have no lists, is the same.
/// </summary>
public static class MergePatch
{
    /// <summary>Applies a patch to a copy.</summary>
    public static PatchResult Apply(JsonObject target, JsonNode? patch)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (patch is not JsonObject changes)
        {
            return PatchResult.Malformed("a merge patch of an object is an object");
        }

        var copy = (JsonObject)target.DeepClone();
        Merge(copy, changes);
        return PatchResult.Of(copy);
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach ((string key, JsonNode? value) in patch)
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else if (value is JsonObject changes)
            {
                if (target[key] is not JsonObject child)
                {
                    child = [];
                    target[key] = child;
                }

                Merge(child, changes);
            }
            else
            {
                target[key] = value.DeepClone();
            }
        }
    }
}
