using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// Finds the element of an ApplicationSet by its name, in every place where the definition lets elements stand: a list, or
/// the list generators of a matrix or merge, one level nested. Templates are never looked into.
/// </summary>
internal static class ElementSearch
{
    private const int DeepestGenerators = 3;

    /// <summary>Searches.</summary>
    /// <param name="set">The ApplicationSet.</param>
    /// <param name="name">Value of the element's <c>name</c>.</param>
    public static ElementSearchResult Find(JsonObject set, string name)
    {
        ArgumentNullException.ThrowIfNull(set);
        var found = new List<AutomationElement>();
        var inText = new List<string>();
        Search(set["spec"]?["generators"], "/spec/generators", DeepestGenerators, new Matches(name, found, inText));
        if (found.Count > 1)
        {
            return new ElementSearchResult.Ambiguous([.. found.Select(element => element.Pointer)]);
        }

        if (found.Count == 1)
        {
            return new ElementSearchResult.Found(found[0]);
        }

        return inText.Count > 0 ? new ElementSearchResult.InText(inText[0]) : new ElementSearchResult.NotFound();
    }

    private static void Search(JsonNode? generators, string pointer, int depth, Matches matches)
    {
        if (depth == 0 || generators is not JsonArray list)
        {
            return;
        }

        for (int i = 0; i < list.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}");
            SearchList(list[i]?["list"], at + "/list", matches);
            foreach (string combination in (ReadOnlySpan<string>)["matrix", "merge"])
            {
                Search(list[i]?[combination]?["generators"], $"{at}/{combination}/generators", depth - 1, matches);
            }
        }
    }

    private static void SearchList(JsonNode? list, string pointer, Matches matches)
    {
        if (list?["elementsYaml"] is JsonValue text && text.TryGetValue(out string? yaml) && yaml.Contains(matches.Name, StringComparison.Ordinal))
        {
            matches.InText.Add(pointer + "/elementsYaml");
        }

        if (list?["elements"] is not JsonArray elements)
        {
            return;
        }

        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i] is JsonObject element && element["name"] is JsonValue value && value.TryGetValue(out string? name) && name == matches.Name)
            {
                matches.Found.Add(new AutomationElement(
                    string.Create(CultureInfo.InvariantCulture, $"{pointer}/elements/{i}"), (JsonObject)element.DeepClone()));
            }
        }
    }

    private sealed record Matches(string Name, List<AutomationElement> Found, List<string> InText);
}
