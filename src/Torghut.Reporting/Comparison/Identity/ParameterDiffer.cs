using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Identity;

/// <summary>Compares two documents value by value.</summary>
internal static class ParameterDiffer
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values that differ, by their keys in ordinal order; entries of lists in their lists' order.</summary>
    public static List<ParameterChange> Compare(JsonElement? first, JsonElement? second)
    {
        var changes = new List<ParameterChange>();
        Compare(string.Empty, first, second, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? first, JsonElement? second, List<ParameterChange> changes)
    {
        if (first is { ValueKind: JsonValueKind.Object } leftObject && second is { ValueKind: JsonValueKind.Object } rightObject)
        {
            CompareObjects(path, leftObject, rightObject, changes);
            return;
        }

        if (first is { ValueKind: JsonValueKind.Array } left && second is { ValueKind: JsonValueKind.Array } right)
        {
            CompareLists(path, left, right, changes);
            return;
        }

        if (!(first is { } a && second is { } b && JsonElement.DeepEquals(a, b)))
        {
            changes.Add(new ParameterChange(path, Text(first), Text(second)));
        }
    }

    private static void CompareObjects(string path, JsonElement first, JsonElement second, List<ParameterChange> changes)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        names.UnionWith(first.EnumerateObject().Select(property => property.Name));
        names.UnionWith(second.EnumerateObject().Select(property => property.Name));
        foreach (string name in names)
        {
            Compare(path.Length == 0 ? name : $"{path}.{name}", Property(first, name), Property(second, name), changes);
        }
    }

    private static void CompareLists(string path, JsonElement first, JsonElement second, List<ParameterChange> changes)
    {
        if (NamedRows(first) is not { } left || NamedRows(second) is not { } right)
        {
            if (!JsonElement.DeepEquals(first, second))
            {
                changes.Add(new ParameterChange(path, Text(first), Text(second)));
            }

            return;
        }

        foreach ((string name, JsonElement row) in left)
        {
            Compare($"{path}[{name}]", row, Find(right, name), changes);
        }

        foreach ((string name, JsonElement row) in right)
        {
            if (Find(left, name) is null)
            {
                Compare($"{path}[{name}]", null, row, changes);
            }
        }
    }

    /// <summary>A list's entries by their names; null where they have none, or two have the same.</summary>
    private static List<(string Name, JsonElement Row)>? NamedRows(JsonElement list)
    {
        var rows = new List<(string Name, JsonElement Row)>();
        foreach (JsonElement row in list.EnumerateArray())
        {
            string? name = IsObject(row) && Property(row, "name") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
            if (name is null || Find(rows, name) is not null)
            {
                return null;
            }

            rows.Add((name, row));
        }

        return rows;
    }

    private static JsonElement? Find(List<(string Name, JsonElement Row)> rows, string name)
    {
        foreach ((string other, JsonElement row) in rows)
        {
            if (string.Equals(other, name, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return null;
    }

    private static bool IsObject(JsonElement? value) => value is { ValueKind: JsonValueKind.Object };

    private static JsonElement? Property(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement found) ? found : null;

    private static string? Text(JsonElement? value)
    {
        if (value is not { } element)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            element.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
