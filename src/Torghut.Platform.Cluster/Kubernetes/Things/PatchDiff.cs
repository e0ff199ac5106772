using System.Text.Json.Nodes;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>What an obligation changes, as lines for people.</summary>
internal static class PatchDiff
{
    /// <summary>The lines: <c>- key: before</c> and <c>+ key: after</c> for each key that changes.</summary>
    public static string Of(Obligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        var lines = new List<string> { $"{obligation.Kind} {obligation.Target.Split('#')[0]}" };
        if (Parse(obligation.Captured) is { } before && Parse(obligation.Intended) is { } after)
        {
            foreach (string key in before.Select(field => field.Key).Union(after.Select(field => field.Key)).Order(StringComparer.Ordinal))
            {
                if (!JsonNode.DeepEquals(before[key], after[key]))
                {
                    Add(lines, '-', key, before[key]);
                    Add(lines, '+', key, after[key]);
                }
            }
        }
        else
        {
            lines.Add($"  - {obligation.Captured ?? "nothing"}");
            lines.Add($"  + {obligation.Intended ?? "nothing"}");
        }

        return string.Join('\n', lines);
    }

    private static void Add(List<string> lines, char sign, string key, JsonNode? value)
    {
        if (value is not null)
        {
            lines.Add($"  {sign} {key}: {CanonicalJson.Of(value)}");
        }
    }

    private static JsonObject? Parse(string? text) => text is { Length: > 0 } && text[0] == '{' ? CanonicalJson.Parse(text) as JsonObject : null;
}
