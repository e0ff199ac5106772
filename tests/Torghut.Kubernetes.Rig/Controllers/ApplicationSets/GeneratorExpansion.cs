using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Controllers.ApplicationSets;

/// <summary>The parameter sets of an ApplicationSet's generators: list, matrix and merge, nested.</summary>
internal static class GeneratorExpansion
{
    /// <summary>Expands the generators of a specification, in order.</summary>
    public static IReadOnlyList<JsonObject> Of(JsonNode? generators)
    {
        var sets = new List<JsonObject>();
        foreach (JsonNode? generator in generators as JsonArray ?? [])
        {
            sets.AddRange(One(generator));
        }

        return sets;
    }

    private static IReadOnlyList<JsonObject> One(JsonNode? generator)
    {
        if (generator?["list"]?["elements"] is JsonArray elements)
        {
            return [.. elements.OfType<JsonObject>()];
        }

        if (generator?["matrix"]?["generators"] is JsonArray { Count: 2 } factors)
        {
            return Product(One(factors[0]), One(factors[1]));
        }

        if (generator?["merge"] is JsonObject merge && merge["generators"] is JsonArray parts)
        {
            return Merge([.. parts.Select(One)], [.. (merge["mergeKeys"] as JsonArray ?? []).Select(key => (string)key!)]);
        }

        return [];
    }

    /// <summary>Keys of the first factor win over equal keys of the second.</summary>
    private static List<JsonObject> Product(IReadOnlyList<JsonObject> first, IReadOnlyList<JsonObject> second)
    {
        var sets = new List<JsonObject>();
        foreach (JsonObject a in first)
        {
            foreach (JsonObject b in second)
            {
                sets.Add(Over(b, a));
            }
        }

        return sets;
    }

    private static List<JsonObject> Merge(IReadOnlyList<IReadOnlyList<JsonObject>> parts, IReadOnlyList<string> keys)
    {
        var sets = new List<JsonObject>();
        foreach (JsonObject start in parts.Count == 0 ? [] : parts[0])
        {
            JsonObject merged = start;
            foreach (IReadOnlyList<JsonObject> part in parts.Skip(1))
            {
                foreach (JsonObject candidate in part.Where(c => keys.All(k => JsonNode.DeepEquals(c[k], start[k]))))
                {
                    merged = Over(merged, candidate);
                }
            }

            sets.Add(merged);
        }

        return sets;
    }

    private static JsonObject Over(JsonObject below, JsonObject above)
    {
        var merged = (JsonObject)below.DeepClone();
        foreach ((string key, JsonNode? value) in above)
        {
            merged[key] = value?.DeepClone();
        }

        return merged;
    }
}
