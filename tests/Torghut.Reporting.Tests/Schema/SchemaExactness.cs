using System.Text.Json.Nodes;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>Finds what keeps a schema from being a contract: fields without a description, and open objects.</summary>
internal static class SchemaExactness
{
    /// <summary>The problems, by path.</summary>
    /// <param name="schema">A schema without references.</param>
    /// <param name="mapsAt">Ends of the paths at which a map is meant.</param>
    public static IReadOnlyList<string> Problems(JsonNode schema, params IReadOnlyList<string> mapsAt)
    {
        List<string> problems = [];
        Visit("$", schema, mapsAt, problems);
        return problems;
    }

    private static void Visit(string path, JsonNode schema, IReadOnlyList<string> mapsAt, List<string> problems)
    {
        bool isMap = schema["additionalProperties"] is JsonObject;
        if (isMap && !mapsAt.Any(end => path.EndsWith(end, StringComparison.Ordinal)))
        {
            problems.Add($"{path} is open");
        }

        foreach ((string name, JsonNode? property) in schema["properties"]?.AsObject() ?? [])
        {
            if (property!["description"] is null)
            {
                problems.Add($"{path}.{name} has no description");
            }

            Visit($"{path}.{name}", property, mapsAt, problems);
            if (property["items"] is { } items)
            {
                Visit($"{path}.{name}[]", items, mapsAt, problems);
            }
        }
    }
}
