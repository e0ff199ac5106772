using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Writes JSON texts that are equal on every machine.</summary>
internal static class JsonText
{
    /// <summary>The text that a writer was told, indented by two spaces with line feeds, or on one line.</summary>
    public static string Write(bool indented, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            content(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
