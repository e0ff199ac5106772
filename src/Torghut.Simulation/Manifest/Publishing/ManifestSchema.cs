using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Sections;

namespace Torghut.Simulation.Manifest.Publishing;

/// <summary>
/// The JSON Schema of manifests, of draft 7, which editors know best: made of the same description as the parser. It is
/// published as <c>schemas/manifest.v1.schema.json</c>.
/// </summary>
public static class ManifestSchema
{
    /// <summary>Makes the schema's text, with a line feed at its end.</summary>
    public static string Write() => JsonText.Write(indented: true, WriteRoot) + "\n";

    private static void WriteRoot(Utf8JsonWriter schema)
    {
        schema.WriteStartObject();
        schema.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        schema.WriteString("title", "Torghut simulation manifest v1");
        schema.WriteString(
            "description",
            "All that a user says about a simulation: the input, the window, the trader, the stores and the report.");
        ManifestShape.Shape.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
    }
}
