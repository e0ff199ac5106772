using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Document;
using Torghut.Reporting.Writers;
using Torghut.Trading.Execution.Models;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>
/// Makes the published schema from the types: shapes from the serializer's own metadata, descriptions from the XML
/// documentation, units, words and formats from the annotations.
/// </summary>
internal static class ReportSchema
{
    private const string MoneyPattern = "^-?[0-9]+\\.[0-9]{8}$";
    private const string Sha256Pattern = "^[0-9a-f]{64}$";

    public static JsonObject Generate() =>
        Generate(ReportJsonContext.Default.SimulationReport, "simulation-report.v1.schema.json", SimulationReport.Version);

    public static JsonObject Generate(JsonTypeInfo typeInfo, string id, string title)
    {
        XmlDescriptions descriptions = XmlDescriptions.Load(typeof(SimulationReport).Assembly, typeof(ExecutionModelDescription).Assembly);
        JsonNode node = typeInfo.GetJsonSchemaAsNode(new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Transform(context, schema, descriptions, typeInfo.Type),
        });
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = id,
            ["title"] = title,
        };
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in SchemaDefinitions.Hoist(node.AsObject(), definitions))
        {
            root[name] = value?.DeepClone();
        }

        root["definitions"] = new JsonObject(definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));
        return root;
    }

    public static string Text(JsonObject schema) =>
        schema.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema, XmlDescriptions descriptions, Type root)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        ICustomAttributeProvider? property = context.PropertyInfo?.AttributeProvider;
        bool nullable = Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null || (context.PropertyInfo?.IsGetNullable ?? false);
        JsonObject result = property?.IsDefined(typeof(FigureAttribute), inherit: true) == true
            ? new JsonObject { ["type"] = new JsonArray("number", "string", "boolean", "null") }
            : type == typeof(decimal) ? Typed("string", nullable, ("pattern", MoneyPattern))
            : type == typeof(IReadOnlyList<int>) ? Typed("array", nullable, ("items", new JsonObject { ["type"] = "integer" }))
            : type == typeof(IReadOnlyList<double>) ? Typed("array", nullable, ("items", new JsonObject { ["type"] = "number" }))
            : type == typeof(JsonElement) ? Typed("object", nullable)
            : schema as JsonObject ?? throw new InvalidOperationException($"{type} has no schema.");
        if (type == typeof(double) || type == typeof(long) || type == typeof(int))
        {
            // Numbers are written as numbers, never as text.
            result = Typed(type == typeof(double) ? "number" : "integer", nullable);
        }

        Close(result);
        if (type.Namespace?.StartsWith("Torghut.", StringComparison.Ordinal) == true && type != root)
        {
            result[SchemaDefinitions.TypeName] = type.Name;
            result[SchemaDefinitions.OwnDescription] = descriptions.Of(type);
        }

        Annotate(result, property, nullable);
        Describe(result, property, context, descriptions);
        return result;
    }

    private static JsonObject Typed(string type, bool nullable, params (string Name, JsonNode Value)[] more)
    {
        var schema = new JsonObject { ["type"] = nullable ? new JsonArray(type, "null") : type };
        foreach ((string name, JsonNode value) in more)
        {
            schema[name] = value;
        }

        return schema;
    }

    /// <summary>An object with properties has exactly these, and all of them.</summary>
    private static void Close(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
            schema["additionalProperties"] = false;
        }
    }

    private static void Annotate(JsonObject schema, ICustomAttributeProvider? property, bool nullable)
    {
        if (property is null)
        {
            return;
        }

        foreach (object attribute in property.GetCustomAttributes(inherit: true))
        {
            switch (attribute)
            {
                case UnitAttribute unit:
                    schema["x-unit"] = unit.Unit;
                    break;
                case WordsAttribute words:
                    schema["enum"] = new JsonArray([.. words.Words.Select(word => (JsonNode?)JsonValue.Create(word)), .. nullable ? new JsonNode?[] { null } : []]);
                    break;
                case FormatAttribute { Format: Formats.Sha256 }:
                    schema["pattern"] = Sha256Pattern;
                    break;
                case FormatAttribute format:
                    schema["format"] = format.Format;
                    break;
            }
        }
    }

    private static void Describe(
        JsonObject schema, ICustomAttributeProvider? property, JsonSchemaExporterContext context, XmlDescriptions descriptions)
    {
        string? text = property is PropertyInfo info ? descriptions.Of(info) : descriptions.Of(context.TypeInfo.Type);
        if (text is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", text);
        }
    }
}
