using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>The merge patch that leads from one object to another.</summary>
public static class MergeDifference
{
    /// <summary>Computes it; null when the objects are equal.</summary>
    public static JsonObject? Of(JsonObject from, JsonObject to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var patch = new JsonObject();
        foreach ((string key, JsonNode? value) in to)
        {
            JsonNode? earlier = from[key];
            if (JsonNode.DeepEquals(earlier, value))
            {
                continue;
            }

            patch[key] = earlier is JsonObject a && value is JsonObject b ? Of(a, b) : value?.DeepClone();
        }

        foreach ((string key, _) in from)
        {
            if (!to.ContainsKey(key))
            {
                patch[key] = null;
            }
        }

        return patch.Count == 0 ? null : patch;
    }
}
