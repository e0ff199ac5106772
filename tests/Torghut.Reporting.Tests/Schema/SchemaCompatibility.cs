using System.Text.Json.Nodes;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>
/// Compares a schema with an earlier one. Readers of the earlier one must be able to read documents of the later one:
/// nothing they know may go, change its type or unit, or become null; new properties and new words are additions.
/// </summary>
internal static class SchemaCompatibility
{
    public static List<string> Violations(JsonNode baseline, JsonNode current)
    {
        List<string> violations = [];
        Compare("$", baseline, current, violations);
        return violations;
    }

    private static void Compare(string path, JsonNode baseline, JsonNode current, List<string> violations)
    {
        SortedSet<string> before = Types(baseline);
        SortedSet<string> after = Types(current);
        if (!after.IsSubsetOf(before))
        {
            violations.Add($"{path}: type {string.Join('|', before)} became {string.Join('|', after)}");
        }

        foreach (string keyword in new[] { "x-unit", "pattern", "format" })
        {
            if (baseline[keyword]?.ToString() is { } was && current[keyword]?.ToString() != was)
            {
                violations.Add($"{path}: {keyword} {was} became {current[keyword]?.ToString() ?? "nothing"}");
            }
        }

        if (baseline["enum"] is JsonArray words && current["enum"] is JsonArray now)
        {
            violations.AddRange(words.Where(word => !now.Any(other => other?.ToString() == word?.ToString()))
                .Select(word => $"{path}: the word {word} is gone"));
        }

        CompareProperties(path, baseline, current, violations);
        foreach (string keyword in new[] { "items", "additionalProperties" })
        {
            if (baseline[keyword] is JsonObject part)
            {
                if (current[keyword] is JsonObject other)
                {
                    Compare($"{path}.{keyword}", part, other, violations);
                }
                else
                {
                    violations.Add($"{path}: {keyword} is gone");
                }
            }
        }
    }

    private static void CompareProperties(string path, JsonNode baseline, JsonNode current, List<string> violations)
    {
        if (baseline["properties"] is not JsonObject properties)
        {
            return;
        }

        HashSet<string> required = [.. current["required"]?.AsArray().Select(name => name!.ToString()) ?? []];
        foreach ((string name, JsonNode? property) in properties)
        {
            if (current["properties"]?[name] is not { } other)
            {
                violations.Add($"{path}.{name} is gone");
            }
            else if (!required.Contains(name))
            {
                violations.Add($"{path}.{name} is not always there any more");
            }
            else
            {
                Compare($"{path}.{name}", property!, other, violations);
            }
        }
    }

    private static SortedSet<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => new SortedSet<string>(several.Select(type => type!.ToString()), StringComparer.Ordinal),
        JsonValue one => new SortedSet<string>([one.ToString()], StringComparer.Ordinal),
        _ => new SortedSet<string>(StringComparer.Ordinal),
    };
}
