using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Writes comparisons as JSON: indented by two blanks, line feeds, UTF-8 without a mark, keys in the order of the schema.</summary>
public static class ComparisonJson
{
    /// <summary>Writes the comparison and a final line feed; the stream stays open.</summary>
    public static void Write(ComparisonDocument comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(stream);
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            JsonSerializer.Serialize(writer, comparison, ComparisonJsonContext.Default.ComparisonDocument);
        }

        stream.WriteByte((byte)'\n');
    }
}
