using System.Text.Json;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>Writes sections into JSON Schemas.</summary>
internal static class SectionSchema
{
    /// <summary>Writes the keywords of a closed object.</summary>
    /// <param name="schema">The writer, with the object open.</param>
    /// <param name="nullable">Whether null is a value too.</param>
    /// <param name="entries">The keys.</param>
    /// <param name="ignored">Keys that are ignored with a warning.</param>
    public static void Write(
        Utf8JsonWriter schema, bool nullable, IReadOnlyList<SectionEntry> entries, IReadOnlyList<string> ignored)
    {
        if (nullable)
        {
            schema.WriteStartArray("type");
            schema.WriteStringValue("object");
            schema.WriteStringValue("null");
            schema.WriteEndArray();
        }
        else
        {
            schema.WriteString("type", "object");
        }

        WriteProperties(schema, entries, ignored);
    }

    private static void WriteProperties(
        Utf8JsonWriter schema, IReadOnlyList<SectionEntry> entries, IReadOnlyList<string> ignored)
    {
        schema.WriteStartObject("properties");
        foreach (var entry in entries)
        {
            schema.WriteStartObject(entry.Name);
            schema.WriteString("description", DescriptionOf(entry));
            entry.Shape.WriteSchema(schema, entry.IsNullable);
            if (entry.WriteDefault is not null)
            {
                schema.WritePropertyName("default");
                entry.WriteDefault(schema);
            }

            schema.WriteEndObject();
        }

        foreach (var key in ignored)
        {
            schema.WriteStartObject(key);
            schema.WriteString("description", "Known to earlier tools, not used here: ignored with a warning.");
            schema.WriteEndObject();
        }

        schema.WriteEndObject();
        schema.WriteBoolean("additionalProperties", false);
        if (entries.Any(entry => entry.IsRequired))
        {
            schema.WriteStartArray("required");
            foreach (var entry in entries.Where(entry => entry.IsRequired))
            {
                schema.WriteStringValue(entry.Name);
            }

            schema.WriteEndArray();
        }
    }

    private static string DescriptionOf(SectionEntry entry) =>
        entry.DefaultWords is null ? entry.Description : $"{entry.Description} Default: {entry.DefaultWords}.";
}
