using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Reporting.ControlPlane;

namespace Torghut.Reporting.Writers;

/// <summary>Writes and reads the section about what a run took and gave back by itself, as a report has it.</summary>
public static class ControlPlaneJson
{
    /// <summary>Writes it; the stream stays open.</summary>
    public static void Write(ControlPlaneSection section, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(stream);
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var writer = new Utf8JsonWriter(stream, options);
        JsonSerializer.Serialize(writer, section, ReportJsonContext.Default.ControlPlaneSection);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">The stream holds no such section.</exception>
    public static ControlPlaneSection Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonSerializer.Deserialize(stream, ReportJsonContext.Default.ControlPlaneSection) ?? throw new JsonException("The document is null.");
    }
}
