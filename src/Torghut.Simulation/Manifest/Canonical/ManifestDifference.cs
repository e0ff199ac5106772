using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Canonical;

/// <summary>What differs between two canonical manifests.</summary>
public static class ManifestDifference
{
    /// <summary>Compares two canonical texts, value by value.</summary>
    /// <param name="oldText">The first, for example that of the run's folder.</param>
    /// <param name="newText">The second.</param>
    /// <returns>The differing values in the order of their keys; none for manifests of equal meaning.</returns>
    /// <exception cref="JsonException">A text is no JSON.</exception>
    public static IReadOnlyList<ManifestChange> Between(string oldText, string newText)
    {
        using var oldDocument = JsonDocument.Parse(oldText);
        using var newDocument = JsonDocument.Parse(newText);
        var changes = new List<ManifestChange>();
        Compare("", oldDocument.RootElement, newDocument.RootElement, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? oldValue, JsonElement? newValue, List<ManifestChange> changes)
    {
        if (oldValue is { ValueKind: JsonValueKind.Object } oldObject && newValue is { ValueKind: JsonValueKind.Object } newObject)
        {
            var keys = oldObject.EnumerateObject().Concat(newObject.EnumerateObject()).Select(property => property.Name);
            foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Compare(KeyPath.Child(path, key), Property(oldObject, key), Property(newObject, key), changes);
            }
        }
        else if (oldValue is { ValueKind: JsonValueKind.Array } oldArray && newValue is { ValueKind: JsonValueKind.Array } newArray)
        {
            for (var i = 0; i < Math.Max(oldArray.GetArrayLength(), newArray.GetArrayLength()); i++)
            {
                Compare(KeyPath.Item(path, i), Item(oldArray, i), Item(newArray, i), changes);
            }
        }
        else if (Text(oldValue) != Text(newValue))
        {
            changes.Add(new ManifestChange(path, Text(oldValue), Text(newValue)));
        }
    }

    private static JsonElement? Property(JsonElement value, string key) => value.TryGetProperty(key, out var found) ? found : null;

    private static JsonElement? Item(JsonElement value, int index) => index < value.GetArrayLength() ? value[index] : null;

    private static string? Text(JsonElement? value) =>
        value is { } element ? JsonText.Write(indented: false, element.WriteTo) : null;
}
