using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Torghut.Market.Time;

namespace Torghut.Trading.Text;

/// <summary>
/// JSON written field by field, so that the order of keys is the order of the code: the same value is the same text on
/// every machine. Decimals are written as strings, since JSON numbers are binary fractions to most readers.
/// </summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Nothing here goes into a web page; the usual encoder would escape the plus of a time zone.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document.</summary>
    public static string Write<TValue>(TValue value, Action<Utf8JsonWriter, TValue> body)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            body(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a decimal as canonical text, or null.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is decimal number)
        {
            json.WriteString(name, DecimalText.Canonical(number));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes an indicator as the shortest number that reads back as the same double; NaN is null.</summary>
    public static void WriteIndicator(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes an instant as ISO 8601 text with <c>Z</c>.</summary>
    public static void WriteInstant(this Utf8JsonWriter json, string name, Instant value) =>
        json.WriteString(name, EventTime.Format(value));

    /// <summary>Writes a time given in nanoseconds since the Unix epoch.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, long unixNs) =>
        json.WriteInstant(name, EventTime.ToInstant(unixNs));
}
