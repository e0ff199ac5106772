using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>
/// <c>metadata.managedFields</c>: who wrote which field last, and when. Fields are followed through objects to a depth of
/// four; lists are atomic, as those of custom resources are.
/// </summary>
internal static class FieldOwnership
{
    private const int Depth = 4;

    /// <summary>Gives the fields that differ between two versions to a manager.</summary>
    public static void Update(JsonObject? before, JsonObject after, string manager, string operation, string time)
    {
        var changed = new List<string[]>();
        Compare(before, after, [], changed);
        if (changed.Count == 0)
        {
            return;
        }

        var metadata = (JsonObject)after["metadata"]!;
        JsonArray entries = before?["metadata"]?["managedFields"] is JsonArray earlier ? (JsonArray)earlier.DeepClone() : [];
        foreach (JsonNode? entry in entries)
        {
            foreach (string[] path in changed)
            {
                Remove((JsonObject)entry!["fieldsV1"]!, path, 0);
            }
        }

        JsonObject own = OwnEntry(entries, after, manager, operation);
        own["time"] = time;
        foreach (string[] path in changed)
        {
            if (Exists(after, path))
            {
                Add((JsonObject)own["fieldsV1"]!, path);
            }
        }

        for (int i = entries.Count - 1; i >= 0; i--)
        {
            if (((JsonObject)entries[i]!["fieldsV1"]!).Count == 0)
            {
                entries.RemoveAt(i);
            }
        }

        metadata["managedFields"] = entries;
    }

    /// <summary>Managers other than the given one that own a field of a configuration with another value.</summary>
    public static IReadOnlyList<string> ConflictsOf(JsonObject live, JsonObject applied, string manager)
    {
        var conflicts = new List<string>();
        var paths = new List<string[]>();
        Compare(null, applied, [], paths);
        foreach (string[] path in paths)
        {
            if (!Exists(live, path) || JsonNode.DeepEquals(At(live, path), At(applied, path)))
            {
                continue;
            }

            foreach (JsonNode? entry in live["metadata"]?["managedFields"] as JsonArray ?? [])
            {
                if ((string?)entry!["manager"] != manager && Owns((JsonObject)entry["fieldsV1"]!, path))
                {
                    conflicts.Add($"conflict with \"{(string?)entry["manager"]}\": .{string.Join('.', path)}");
                }
            }
        }

        return conflicts;
    }

    private static JsonObject OwnEntry(JsonArray entries, JsonObject after, string manager, string operation)
    {
        foreach (JsonNode? entry in entries)
        {
            if ((string?)entry!["manager"] == manager && (string?)entry["operation"] == operation)
            {
                return (JsonObject)entry;
            }
        }

        var own = new JsonObject
        {
            ["manager"] = manager,
            ["operation"] = operation,
            ["apiVersion"] = (string?)after["apiVersion"],
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = new JsonObject(),
        };
        entries.Add((JsonNode)own);
        return own;
    }

    private static void Compare(JsonObject? before, JsonObject after, string[] path, List<string[]> changed)
    {
        foreach ((string key, JsonNode? value) in after)
        {
            if (Skipped(path, key))
            {
                continue;
            }

            string[] child = [.. path, key];
            JsonNode? earlier = before?[key];
            if (value is JsonObject { Count: > 0 } fields && child.Length < Depth && earlier is null or JsonObject)
            {
                Compare(earlier as JsonObject, fields, child, changed);
            }
            else if (before is null || !before.ContainsKey(key) || !JsonNode.DeepEquals(earlier, value))
            {
                changed.Add(child);
            }
        }

        foreach ((string key, _) in before ?? [])
        {
            if (!Skipped(path, key) && !after.ContainsKey(key))
            {
                changed.Add([.. path, key]);
            }
        }
    }

    private static bool Skipped(string[] path, string key) => path switch
    {
        [] => key is "apiVersion" or "kind",
        ["metadata"] => key is not ("annotations" or "labels" or "finalizers" or "ownerReferences"),
        _ => false,
    };

    private static bool Exists(JsonObject root, string[] path)
    {
        JsonNode? node = root;
        foreach (string key in path)
        {
            if (node is not JsonObject map || !map.TryGetPropertyValue(key, out node))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonNode? At(JsonObject root, string[] path)
    {
        JsonNode? node = root;
        foreach (string key in path)
        {
            node = node?[key];
        }

        return node;
    }

    private static bool Owns(JsonObject fields, string[] path)
    {
        JsonNode? node = fields;
        foreach (string key in path)
        {
            if (node is not JsonObject map || !map.TryGetPropertyValue("f:" + key, out node))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(JsonObject fields, string[] path)
    {
        JsonObject node = fields;
        foreach (string key in path)
        {
            if (node["f:" + key] is not JsonObject child)
            {
                child = [];
                node["f:" + key] = child;
            }

            node = child;
        }
    }

    private static void Remove(JsonObject fields, string[] path, int depth)
    {
        string key = "f:" + path[depth];
        if (fields[key] is not JsonObject child)
        {
            return;
        }

        if (depth == path.Length - 1)
        {
            fields.Remove(key);
            return;
        }

        Remove(child, path, depth + 1);
        if (child.Count == 0)
        {
            fields.Remove(key);
        }
    }
}
