using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>
/// JSON Patch as the API server applies it (evanphx/json-patch v4): atomic; <c>replace</c> of a missing object key adds
/// it; <c>test</c> with null passes for a missing key; <c>remove</c> of a missing key fails.
/// </summary>
public static class JsonPatch
{
    /// <summary>Applies a patch to a copy.</summary>
    public static PatchResult Apply(JsonObject target, JsonNode? patch)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (patch is not JsonArray operations)
        {
            return PatchResult.Malformed("a JSON patch is an array of operations");
        }

        var root = (JsonObject)target.DeepClone();
        foreach (JsonNode? operation in operations)
        {
            if (operation is not JsonObject fields
                || fields["op"] is not JsonValue opValue
                || !opValue.TryGetValue(out string? op)
                || fields["path"] is not JsonValue pathValue
                || !pathValue.TryGetValue(out string? path)
                || JsonPointer.Tokens(path) is not { } tokens)
            {
                return PatchResult.Malformed("an operation needs op and path");
            }

            if (tokens.Length == 0 || !Step(root, op, tokens, fields))
            {
                return PatchResult.Failed;
            }
        }

        return PatchResult.Of(root);
    }

    private static bool Step(JsonObject root, string op, string[] tokens, JsonObject fields)
    {
        JsonNode? value = fields["value"];
        switch (op)
        {
            case "test":
                return Test(root, tokens, value);
            case "add":
                return Add(root, tokens, value?.DeepClone());
            case "replace":
                return Replace(root, tokens, value?.DeepClone());
            case "remove":
                return Remove(root, tokens);
            case "copy" or "move":
                return From(fields) is { Length: > 0 } from
                    && Get(root, from, out JsonNode? source)
                    && (op == "copy" || Remove(root, from))
                    && Add(root, tokens, source?.DeepClone());
            default:
                return false;
        }
    }

    private static string[]? From(JsonObject fields) =>
        fields["from"] is JsonValue value && value.TryGetValue(out string? from) ? JsonPointer.Tokens(from) : null;

    private static bool Test(JsonObject root, string[] tokens, JsonNode? expected) =>
        Get(root, tokens, out JsonNode? actual)
            ? JsonNode.DeepEquals(actual, expected)
            : expected is null && Parent(root, tokens) is not null;

    private static bool Get(JsonObject root, string[] tokens, out JsonNode? found)
    {
        found = null;
        JsonNode? parent = Parent(root, tokens);
        if (parent is JsonObject map)
        {
            return map.TryGetPropertyValue(tokens[^1], out found);
        }

        if (parent is JsonArray list && Index(tokens[^1], list.Count) is int index)
        {
            found = list[index];
            return true;
        }

        return false;
    }

    private static bool Add(JsonObject root, string[] tokens, JsonNode? value)
    {
        switch (Parent(root, tokens))
        {
            case JsonObject map:
                map[tokens[^1]] = value;
                return true;
            case JsonArray list when tokens[^1] == "-":
                list.Add(value);
                return true;
            case JsonArray list when Index(tokens[^1], list.Count + 1) is int index:
                list.Insert(index, value);
                return true;
            default:
                return false;
        }
    }

    private static bool Replace(JsonObject root, string[] tokens, JsonNode? value)
    {
        switch (Parent(root, tokens))
        {
            case JsonObject map:
                map[tokens[^1]] = value;
                return true;
            case JsonArray list when Index(tokens[^1], list.Count) is int index:
                list[index] = value;
                return true;
            default:
                return false;
        }
    }

    private static bool Remove(JsonObject root, string[] tokens)
    {
        switch (Parent(root, tokens))
        {
            case JsonObject map:
                return map.Remove(tokens[^1]);
            case JsonArray list when Index(tokens[^1], list.Count) is int index:
                list.RemoveAt(index);
                return true;
            default:
                return false;
        }
    }

    private static JsonNode? Parent(JsonObject root, string[] tokens)
    {
        JsonNode? node = root;
        for (int i = 0; i < tokens.Length - 1; i++)
        {
            node = node switch
            {
                JsonObject map when map.TryGetPropertyValue(tokens[i], out JsonNode? child) => child,
                JsonArray list when Index(tokens[i], list.Count) is int index => list[index],
                _ => null,
            };
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private static int? Index(string token, int count) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < count ? index : null;
}
