using System.Globalization;
using System.Text.Json;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>What rows of the report's lists are called by, so that equal rows meet wherever they stand in their lists.</summary>
internal static class RowKeys
{
    private static readonly string[] s_keys =
    [
        "model", "prompt_version", "account", "account_label", "source", "role", "partition", "component", "severity", "stage", "reason",
        "code", "event_type", "rule", "expected_adapter", "actual_adapter", "strategy", "symbol", "window_size", "channel", "key", "name",
        "flag", "verdict", "horizon_seconds", "from", "peak", "start", "position",
    ];

    /// <summary>Whether a property is part of the name of the row that it stands in.</summary>
    public static bool IsKey(string property) => Array.IndexOf(s_keys, property) >= 0;

    /// <summary>The names of a list's rows; rows of one name are numbered, rows without any are called by their place.</summary>
    public static List<string> Of(JsonElement list)
    {
        var names = new List<string>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonElement row in list.EnumerateArray())
        {
            string name = NameOf(row) ?? names.Count.ToString(CultureInfo.InvariantCulture);
            int count = seen[name] = seen.GetValueOrDefault(name) + 1;
            names.Add(count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{count}"));
        }

        return names;
    }

    private static string? NameOf(JsonElement row)
    {
        var parts = new List<string>();
        foreach (string key in s_keys)
        {
            if (row.TryGetProperty(key, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                parts.Add(value.ToString());
            }
        }

        return parts.Count == 0 ? null : string.Join('/', parts);
    }
}
