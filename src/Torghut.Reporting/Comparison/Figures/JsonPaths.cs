using System.Text.Json;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>Finds values in a document by their path.</summary>
internal static class JsonPaths
{
    /// <summary>The value at a path of property names joined by dots; null where there is none.</summary>
    public static JsonElement? Find(JsonElement element, string path)
    {
        foreach (string name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(JsonElement element, string path) =>
        Find(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
