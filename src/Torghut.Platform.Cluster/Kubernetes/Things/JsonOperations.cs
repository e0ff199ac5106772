using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>Operations of a JSON patch.</summary>
internal static class JsonOperations
{
    /// <summary>The value must be this; null for a key that must not be there.</summary>
    public static JsonNode Test(string pointer, JsonNode? value) => new JsonObject { ["op"] = "test", ["path"] = pointer, ["value"] = value };

    /// <summary>The value becomes this.</summary>
    public static JsonNode Add(string pointer, JsonNode? value) => new JsonObject { ["op"] = "add", ["path"] = pointer, ["value"] = value };

    /// <summary>The key goes.</summary>
    public static JsonNode Remove(string pointer) => new JsonObject { ["op"] = "remove", ["path"] = pointer };

    /// <summary>Sets a key of a map of the metadata, which may not be there yet.</summary>
    /// <param name="operations">Where the operations are added.</param>
    /// <param name="holder">The object as it was read; not changed.</param>
    /// <param name="map">For example <c>annotations</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Its text.</param>
    public static void AddTo(JsonArray operations, JsonObject holder, string map, string key, string value)
    {
        string pointer = "/metadata/" + map;
        if (holder["metadata"]?[map] is null && !Adds(operations, pointer))
        {
            operations.Add(Test(pointer, value: null));
            operations.Add(Add(pointer, new JsonObject()));
        }

        operations.Add(Add($"{pointer}/{JsonPointers.Escape(key)}", value));
    }

    private static bool Adds(JsonArray operations, string pointer) =>
        operations.Any(operation => (string?)operation?["op"] == "add" && (string?)operation["path"] == pointer);
}
