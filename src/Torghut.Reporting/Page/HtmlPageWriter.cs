using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Document;
using Torghut.Reporting.Identity;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Page;

/// <summary>
/// Writes the report's page: one HTML file that needs no network and no server. The page holds the report's JSON as it
/// is, the rows behind it as columns, and the program that draws them. Pure: the same result gives the same bytes.
/// </summary>
public static class HtmlPageWriter
{
    /// <summary>Path of the page, relative to the run folder.</summary>
    public const string Path = ReportFiles.Html;

    /// <summary>
    /// Most rows of each table that the page holds; further ones are in the CSV files, and the page says so. All charts
    /// but the markers of trades are drawn from figures over all rows.
    /// </summary>
    public const int MostRows = 25_000;

    /// <summary>Writes the page as UTF-8 without a mark; the stream stays open.</summary>
    public static void Write(ReportResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        PageShell shell = PageShell.Instance;
        stream.Write(shell.BeforeTitle);
        stream.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(TitleOf(result.Report))));
        stream.Write(shell.BeforeData);
        WriteReport(result.Report, stream);
        WriteRows(result.Rows, stream);
        stream.Write(shell.AfterData);
    }

    private static string TitleOf(SimulationReport report)
    {
        RunMetadata run = report.RunMetadata;
        return $"{report.Verdict.Status} · {run.RunId} · {report.Coverage.TradingDay} · simulation report";
    }

    private static void WriteReport(SimulationReport report, Stream stream)
    {
        using var json = new MemoryStream();
        ReportJson.Write(report, json);
        ScriptData.Write("report", json.GetBuffer().AsSpan(0, (int)json.Length), stream);
    }

    private static void WriteRows(ReportRows rows, Stream stream)
    {
        var json = new ArrayBufferWriter<byte>(64 * 1024);
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(json, options))
        {
            new PageRows(rows, writer).Write();
        }

        ScriptData.Write("rows", json.WrittenSpan, stream);
    }
}
