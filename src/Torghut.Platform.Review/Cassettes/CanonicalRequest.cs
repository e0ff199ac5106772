using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>
/// A request as cassettes know it: sorted keys, and without what names a run, its lineage or the wall clock, so that the
/// same question is the same text whichever run, platform or trader asks it.
/// </summary>
internal static class CanonicalRequest
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "simulation_context", "simulation_run_id", "run_id", "run_token", "dataset_event_id", "source_topic", "source_partition",
        "source_offset", "replay_topic", "trade_decision_id", "decision_id", "created_at", "requested_at", "generated_at",
    };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical text of a request.</summary>
    /// <exception cref="JsonException">The request is no JSON.</exception>
    public static string Of(string input)
    {
        using JsonDocument document = JsonDocument.Parse(input);
        var buffer = new ArrayBufferWriter<byte>(input.Length);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, document.RootElement);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    if (!LeftOut.Contains(property.Name))
                    {
                        json.WritePropertyName(property.Name);
                        Write(json, property.Value);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
