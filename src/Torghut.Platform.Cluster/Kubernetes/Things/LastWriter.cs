using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>Who wrote a field last, from <c>metadata.managedFields</c>.</summary>
internal static class LastWriter
{
    /// <summary>Manager and time, or null where nobody is known.</summary>
    /// <param name="holder">The object.</param>
    /// <param name="field">The field's path, without <c>f:</c>. The deepest owner on the way counts; lists are owned whole.</param>
    public static string? Of(JsonObject holder, IReadOnlyList<string> field)
    {
        string? latest = null;
        string? latestTime = null;
        int deepest = 0;
        foreach (JsonNode? entry in holder["metadata"]?["managedFields"] as JsonArray ?? [])
        {
            int depth = DepthOf(entry?["fieldsV1"], field);
            string? time = (string?)entry?["time"];
            if (depth == 0 || depth < deepest || (depth == deepest && string.CompareOrdinal(time, latestTime) < 0))
            {
                continue;
            }

            (deepest, latestTime) = (depth, time);
            latest = $"{(string?)entry!["manager"]} at {time}";
        }

        return latest;
    }

    private static int DepthOf(JsonNode? owned, IReadOnlyList<string> field)
    {
        int depth = 0;
        foreach (string name in field)
        {
            if (owned is not JsonObject map || map["f:" + name] is not { } child)
            {
                // A leaf of the owned set covers everything below it.
                return owned is JsonObject { Count: 0 } ? depth : 0;
            }

            owned = child;
            depth++;
        }

        return depth;
    }
}
