using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>What of an object a write may change, and which changes move its generation.</summary>
internal static class ObjectFields
{
    /// <summary>Keeps what an endpoint does not write: the status of an object written whole, all else of a status written alone.</summary>
    /// <param name="before">The object as it is.</param>
    /// <param name="after">The object as it is written; changed in place.</param>
    /// <param name="status">Whether the status is written.</param>
    public static void KeepOtherHalf(JsonObject before, JsonObject after, bool status)
    {
        if (!status)
        {
            after.Remove("status");
            if (before["status"] is { } kept)
            {
                after["status"] = kept.DeepClone();
            }

            return;
        }

        JsonNode? written = after["status"]?.DeepClone();
        foreach (string field in after.Select(field => field.Key).ToArray())
        {
            after.Remove(field);
        }

        foreach ((string field, JsonNode? value) in before)
        {
            after[field] = value?.DeepClone();
        }

        after.Remove("status");
        if (written is not null)
        {
            after["status"] = written;
        }
    }

    /// <summary>Whether a write changes what the generation counts: everything but metadata, and but a status with an endpoint of its own.</summary>
    public static bool MovesGeneration(ResourceKind kind, JsonObject before, JsonObject after)
    {
        foreach (string field in before.Select(field => field.Key).Union(after.Select(field => field.Key)))
        {
            if (field == "metadata" || (kind.HasStatusSubresource && field == "status"))
            {
                continue;
            }

            if (!JsonNode.DeepEquals(before[field], after[field]))
            {
                return true;
            }
        }

        return false;
    }
}
