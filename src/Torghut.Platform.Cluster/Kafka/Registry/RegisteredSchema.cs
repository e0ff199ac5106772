using System.Text.Encodings.Web;
using System.Text.Json;

namespace Torghut.Platform.Cluster.Kafka.Registry;

/// <summary>A schema as a registry has it.</summary>
/// <param name="Schema">Its text.</param>
/// <param name="Type"><c>AVRO</c>, <c>JSON</c> or <c>PROTOBUF</c>; null for Avro.</param>
/// <param name="References">Schemas that it refers to, as JSON; null without any.</param>
public sealed record RegisteredSchema(string Schema, string? Type, string? References)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its id in the registry, where it is known; no part of a request.</summary>
    public int? Id { get; init; }

    /// <summary>The body of a request that registers it; equal for equal schemas.</summary>
    public byte[] ToRequest()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            if (Type is not null)
            {
                json.WriteString("schemaType", Type);
            }

            if (References is not null)
            {
                json.WritePropertyName("references");
                json.WriteRawValue(References);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads such a body.</summary>
    public static RegisteredSchema FromRequest(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new RegisteredSchema(
            root.GetProperty("schema").GetString()!,
            root.TryGetProperty("schemaType", out JsonElement type) ? type.GetString() : null,
            root.TryGetProperty("references", out JsonElement references) ? references.GetRawText() : null);
    }
}
