using System.Text.Json.Nodes;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>Gives each record type one definition that its uses refer to, and expands such references again.</summary>
internal static class SchemaDefinitions
{
    public const string TypeName = "x-type";
    public const string OwnDescription = "x-own-description";

    /// <summary>Moves typed nodes into the definitions; returns the node with references in their place.</summary>
    public static JsonObject Hoist(JsonObject node, SortedDictionary<string, JsonNode> definitions)
    {
        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in node)
        {
            result[name] = value switch
            {
                JsonObject child when name == "properties" => new JsonObject(
                    child.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Hoist(property.Value!.AsObject(), definitions)))),
                JsonObject child => Hoist(child, definitions),
                _ => value?.DeepClone(),
            };
        }

        if (result[TypeName]?.ToString() is not { } type)
        {
            return result;
        }

        string? description = result["description"]?.ToString();
        string? own = result[OwnDescription]?.ToString();
        bool nullable = result["type"] is JsonArray types && types.Any(item => item?.ToString() == "null");
        if (result["properties"] is not null)
        {
            result.Remove(TypeName);
            result.Remove(OwnDescription);
            result["description"] = own;
            result.Remove("x-unit");
            result["type"] = "object";
            // Later uses may refer to parts of the first one, which is whole.
            definitions.TryAdd(type, result);
        }

        var use = new JsonObject();
        if (description != own)
        {
            use["description"] = description;
        }

        if (node["x-unit"] is { } unit)
        {
            use["x-unit"] = unit.DeepClone();
        }

        var reference = new JsonObject { ["$ref"] = "#/definitions/" + type };
        use[nullable ? "oneOf" : "allOf"] = nullable ? new JsonArray(reference, new JsonObject { ["type"] = "null" }) : new JsonArray(reference);
        return use;
    }

    /// <summary>The schema with every reference replaced by what it refers to.</summary>
    public static JsonObject Expand(JsonObject schema)
    {
        JsonObject definitions = schema["definitions"]?.AsObject() ?? [];
        return Expand(schema, definitions);
    }

    private static JsonObject Expand(JsonObject node, JsonObject definitions)
    {
        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in node)
        {
            if (name == "definitions")
            {
                continue;
            }

            if (name is "allOf" or "oneOf" && value is JsonArray { Count: > 0 } parts && parts[0]?["$ref"]?.ToString() is { } reference)
            {
                foreach ((string key, JsonNode? part) in Expand(definitions[reference["#/definitions/".Length..]]!.AsObject(), definitions).ToList())
                {
                    result[key] = part?.DeepClone();
                }

                result["type"] = name == "oneOf" ? new JsonArray("object", "null") : "object";
                if (node["x-unit"] is { } unit)
                {
                    result["x-unit"] = unit.DeepClone();
                }

                result["description"] = node["description"]?.DeepClone() ?? result["description"]?.DeepClone();
                continue;
            }

            result[name] = value switch
            {
                JsonObject child when name == "properties" => new JsonObject(
                    child.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Expand(property.Value!.AsObject(), definitions)))),
                JsonObject child => Expand(child, definitions),
                _ => value?.DeepClone(),
            };
        }

        return result;
    }
}
