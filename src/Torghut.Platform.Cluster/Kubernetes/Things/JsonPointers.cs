using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>RFC 6901.</summary>
internal static class JsonPointers
{
    /// <summary>A key as a token of a pointer.</summary>
    public static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The keys of a pointer, outermost first.</summary>
    public static IReadOnlyList<string> Keys(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(token => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>What stands at a pointer; null for nothing, and for a JSON null.</summary>
    public static JsonNode? Resolve(JsonNode? value, string pointer)
    {
        JsonNode? node = value;
        foreach (string key in Keys(pointer))
        {
            node = node switch
            {
                JsonObject map => map[key],
                JsonArray list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < list.Count => list[i],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Whether a rule about one place is also about another: they are the same, or one holds the other.</summary>
    public static bool Overlap(string pointer, string other) =>
        pointer == other
        || pointer.StartsWith(other.TrimEnd('/') + "/", StringComparison.Ordinal)
        || other.StartsWith(pointer.TrimEnd('/') + "/", StringComparison.Ordinal);
}
