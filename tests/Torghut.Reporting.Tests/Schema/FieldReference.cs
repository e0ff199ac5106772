using System.Text;
using System.Text.Json.Nodes;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>Makes the page that lists every field of the report: path, type, unit and meaning, from the schema.</summary>
internal static class FieldReference
{
    public static string Generate(JsonNode expanded)
    {
        var text = new StringBuilder();
        text.Append("# Fields of the report\n\n");
        text.Append("Every field of `simulation-report.json`, made of the schema; [the report](report.md) says how figures are computed.\n");
        text.Append("`[]` stands for each element of a list, `{}` for each value of a map.\n");
        foreach ((string section, JsonNode? node) in expanded["properties"]!.AsObject())
        {
            text.Append($"\n## {section}\n\n{Sentence(node!)}\n\n| field | type | unit | meaning |\n|---|---|---|---|\n");
            Visit(section, node!, text);
        }

        return text.ToString();
    }

    private static void Visit(string path, JsonNode schema, StringBuilder text)
    {
        foreach ((string name, JsonNode? property) in schema["properties"]?.AsObject() ?? [])
        {
            string field = $"{path}.{name}";
            text.Append($"| `{field}` | {TypeOf(property!)} | {property!["x-unit"]} | {Sentence(property)} |\n");
            Visit(field, property, text);
        }

        if (schema["items"] is JsonObject items)
        {
            Visit(path + "[]", items, text);
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            Visit(path + "{}", values, text);
        }
    }

    private static string Sentence(JsonNode schema) =>
        (schema["description"]?.ToString() ?? string.Empty).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => string.Join(" or ", several.Select(type => type!.ToString())),
        JsonNode one => one.ToString(),
        null => string.Empty,
    };
}
