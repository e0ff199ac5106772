using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>
/// Reads values of other people's JSON leniently: numbers also as text, timestamps in all spellings of the contract;
/// what cannot be read is null. The reader stands on the value before and on its last token after.
/// </summary>
internal static class JsonValues
{
    private const int StackBytes = 256;

    /// <summary>A number, or a text that holds one.</summary>
    public static decimal? Decimal(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out decimal number) ? number : null;
            case JsonTokenType.String:
                Span<byte> bytes = stackalloc byte[StackBytes];
                return TryCopy(ref reader, bytes, out int length)
                    && decimal.TryParse(bytes[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal text)
                    ? text
                    : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A finite number, or a text that holds one.</summary>
    public static double? Double(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;
            case JsonTokenType.String:
                Span<byte> bytes = stackalloc byte[StackBytes];
                return TryCopy(ref reader, bytes, out int length)
                    && double.TryParse(bytes[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out double text)
                    && double.IsFinite(text)
                    ? text
                    : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A timestamp, as text or as an epoch; nanoseconds since the Unix epoch.</summary>
    public static long? Time(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return !reader.HasValueSequence && TimestampText.TryParse(reader.ValueSpan, out long epochNs) ? epochNs : null;
            case JsonTokenType.String:
                Span<byte> bytes = stackalloc byte[StackBytes];
                return TryCopy(ref reader, bytes, out int length) && TimestampText.TryParse(bytes[..length], out long ns) ? ns : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A whole number, or a text that holds one.</summary>
    public static long? Integer(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value))
        {
            return value;
        }

        return Decimal(ref reader) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    /// <summary>A text; a number as it is written; null for anything else.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Reads a list of texts into <paramref name="into"/>; a single text counts as a list of one.</summary>
    public static void Texts(ref Utf8JsonReader reader, List<string> into)
    {
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner) && inner.TokenType == JsonTokenType.StartArray)
        {
            Texts(ref inner, into);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                into.Add(reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }

            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Text(ref reader) is { Length: > 0 } item)
            {
                into.Add(item);
            }
        }
    }

    private static bool TryCopy(ref Utf8JsonReader reader, scoped Span<byte> bytes, out int length)
    {
        length = 0;
        if (reader.ValueSpan.Length > bytes.Length)
        {
            return false;
        }

        length = reader.CopyString(bytes);
        return true;
    }
}
