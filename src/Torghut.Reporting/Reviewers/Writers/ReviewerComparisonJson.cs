using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Reviewers.Document;

namespace Torghut.Reporting.Reviewers.Writers;

/// <summary>Writes a comparison of reviewers as JSON: indented by two blanks, line feeds, UTF-8 without a mark.</summary>
public static class ReviewerComparisonJson
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the document and a final line feed; the stream stays open.</summary>
    public static void Write(ReviewerComparison document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            JsonSerializer.Serialize(writer, document, ReviewerJsonContext.Default.ReviewerComparison);
        }

        stream.WriteByte((byte)'\n');
    }
}
