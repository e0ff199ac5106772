using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>The field and label selectors of a list or watch.</summary>
/// <param name="Name">Required name; null for any.</param>
/// <param name="Labels">Required labels.</param>
internal sealed record Selector(string? Name, IReadOnlyList<KeyValuePair<string, string>> Labels)
{
    /// <summary>Reads the selectors of a query.</summary>
    public static Selector Of(string? fields, string? labels)
    {
        string? name = null;
        foreach ((string key, string value) in Pairs(fields))
        {
            name = key == "metadata.name" ? value : name;
        }

        return new Selector(name, [.. Pairs(labels)]);
    }

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(JsonObject value)
    {
        JsonNode? metadata = value["metadata"];
        return (Name is null || (string?)metadata?["name"] == Name)
            && Labels.All(label => (string?)metadata?["labels"]?[label.Key] == label.Value);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string? text)
    {
        foreach (string part in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                yield return new KeyValuePair<string, string>(part[..at], part[(at + 1)..].TrimStart('='));
            }
        }
    }
}
