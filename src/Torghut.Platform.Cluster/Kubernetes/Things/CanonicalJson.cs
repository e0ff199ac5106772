using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>One text for equal JSON values: keys in ordinal order, no blanks, numbers as they were written.</summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a value; null for no value.</summary>
    public static string? Of(JsonNode? value) => value is null ? null : Sorted(value).ToJsonString(s_options);

    /// <summary>The value of a text.</summary>
    public static JsonNode? Parse(string? text) => text is null ? null : JsonNode.Parse(text);

    private static JsonNode Sorted(JsonNode value)
    {
        switch (value)
        {
            case JsonObject map:
                var sorted = new JsonObject();
                foreach ((string key, JsonNode? child) in map.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    sorted.Add(key, child is null ? null : Sorted(child));
                }

                return sorted;
            case JsonArray list:
                return new JsonArray([.. list.Select(child => child is null ? null : Sorted(child))]);
            default:
                return value.DeepClone();
        }
    }
}
