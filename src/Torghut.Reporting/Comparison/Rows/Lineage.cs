using System.Text.Json;

namespace Torghut.Reporting.Comparison.Rows;

/// <summary>The record of the source behind a decision.</summary>
internal static class Lineage
{
    /// <summary>Names of the run, which differ between any two runs.</summary>
    private static readonly string[] s_ofTheRun = ["simulation_run_id", "replay_topic"];

    /// <summary>No lineage.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The fields of <c>params.simulation_context</c>, without those that name the run.</summary>
    public static IReadOnlyDictionary<string, string> Of(string decisionJson)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(decisionJson);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("params", out JsonElement parameters)
                && parameters.ValueKind == JsonValueKind.Object
                && parameters.TryGetProperty("simulation_context", out JsonElement context)
                && context.ValueKind == JsonValueKind.Object
                    ? Fields(context)
                    : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static SortedDictionary<string, string> Fields(JsonElement context)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty field in context.EnumerateObject())
        {
            if (Array.IndexOf(s_ofTheRun, field.Name) < 0 && field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                fields[field.Name] = field.Value.ToString();
            }
        }

        return fields;
    }
}
