using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.Document;

namespace Torghut.Reporting.Writers;

/// <summary>Writes and reads the report as JSON: indented by two blanks, line feeds, UTF-8 without a mark, keys in the order of the schema.</summary>
public static class ReportJson
{
    /// <summary>Writes the report and a final line feed; the stream stays open.</summary>
    public static void Write(SimulationReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            JsonSerializer.Serialize(writer, report, ReportJsonContext.Default.SimulationReport);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The stream holds no report of this version.</exception>
    public static SimulationReport Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SimulationReport report = JsonSerializer.Deserialize(stream, ReportJsonContext.Default.SimulationReport)
            ?? throw new JsonException("The document is null.");
        return report.SchemaVersion == SimulationReport.Version
            ? report
            : throw new JsonException($"Schema version {report.SchemaVersion}; {SimulationReport.Version} is expected.");
    }
}
