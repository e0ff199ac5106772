using System.Text.Json;

namespace Torghut.Simulation.Tests.Manifest;

/// <summary>The keys with single values that a JSON Schema describes.</summary>
internal static class SchemaLeaves
{
    /// <summary>Path of each key (<c>[]</c> for list items, <c>.*</c> for free keys) and its schema, sources left out.</summary>
    public static IEnumerable<(string Path, JsonElement Schema)> Of(JsonElement schema, string path = "")
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            return properties.EnumerateObject()
                .Where(property => property.Name != "source" && !IsIgnored(property.Value))
                .SelectMany(property => Of(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            return items.TryGetProperty("properties", out _) ? Of(items, path + "[]") : [(path, schema)];
        }

        if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object)
        {
            return Of(additional, path + ".*");
        }

        return schema.TryGetProperty("anyOf", out var choices)
            ? Of(choices.EnumerateArray().First(choice => choice.TryGetProperty("properties", out _)), path)
            : [(path, schema)];
    }

    private static bool IsIgnored(JsonElement schema) => schema.EnumerateObject().Count() == 1;
}
