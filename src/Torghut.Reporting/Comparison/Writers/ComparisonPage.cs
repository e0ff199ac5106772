using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;
using Torghut.Reporting.Page;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>
/// Writes the page of a comparison: one HTML file that needs no network and no server. It holds the comparison's JSON as it
/// is and the runs' equity curves. Pure: the same comparison gives the same bytes.
/// </summary>
public static class ComparisonPage
{
    /// <summary>Writes the page as UTF-8 without a mark; the stream stays open.</summary>
    /// <param name="document">The comparison.</param>
    /// <param name="runs">The runs that it was made of, in its order.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(ComparisonDocument document, IReadOnlyList<ComparedRun> runs, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(stream);
        PageShell shell = PageShell.Comparison;
        stream.Write(shell.BeforeTitle);
        stream.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(TitleOf(document))));
        stream.Write(shell.BeforeData);
        using (var json = new MemoryStream())
        {
            ComparisonJson.Write(document, json);
            ScriptData.Write("comparison", json.GetBuffer().AsSpan(0, (int)json.Length), stream);
        }

        ScriptData.Write("curves", Curves(document, runs), stream);
        stream.Write(shell.AfterData);
    }

    private static string TitleOf(ComparisonDocument document) =>
        $"{(document.Equal ? "EQUAL" : "DIFFERENT")} · {string.Join(" · ", document.Runs.Select(run => run.Label))} · simulation comparison";

    private static ReadOnlySpan<byte> Curves(ComparisonDocument document, IReadOnlyList<ComparedRun> runs)
    {
        var json = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            for (int i = 0; i < runs.Count; i++)
            {
                if (JsonPaths.Find(runs[i].Report, "pnl.equity_curve") is { ValueKind: JsonValueKind.Object } curve)
                {
                    writer.WriteStartObject();
                    writer.WriteString("run"u8, document.Runs[i].Label);
                    foreach (string name in (string[])["start", "step_seconds", "end", "net_pnl"])
                    {
                        writer.WritePropertyName(name);
                        curve.GetProperty(name).WriteTo(writer);
                    }

                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
        }

        return json.WrittenSpan;
    }
}
