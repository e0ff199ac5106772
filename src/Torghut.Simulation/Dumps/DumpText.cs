using System.Buffers;
using System.Globalization;
using System.Text;
using Torghut.Market.Envelopes;

namespace Torghut.Simulation.Dumps;

/// <summary>Writes the pieces of a dump's line: JSON without spaces, UTF-8, only what must be escaped is escaped.</summary>
public static class DumpText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(MakeEscaped());

    /// <summary>A short piece of text for a message.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text) => EnvelopeParser.Excerpt(text);

    /// <summary>Whether a line holds nothing but white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    /// <summary>Appends text as a JSON string.</summary>
    public static void AppendQuoted(LineBuffer buffer, ReadOnlySpan<byte> text)
    {
        buffer.Append("\""u8);
        AppendEscaped(buffer, text);
        buffer.Append("\""u8);
    }

    /// <summary>Appends the inside of a JSON string.</summary>
    public static void AppendEscaped(LineBuffer buffer, ReadOnlySpan<byte> text)
    {
        for (int special = text.IndexOfAny(Escaped); special >= 0; special = text.IndexOfAny(Escaped))
        {
            buffer.Append(text[..special]);
            AppendEscape(buffer, text[special]);
            text = text[(special + 1)..];
        }

        buffer.Append(text);
    }

    private static void AppendEscape(LineBuffer buffer, byte special)
    {
        ReadOnlySpan<byte> escape = special switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{special:x4}")),
        };
        buffer.Append(escape);
    }

    private static byte[] MakeEscaped()
    {
        const int Controls = 0x20;
        return [.. Enumerable.Range(0, Controls).Select(i => (byte)i), (byte)'"', (byte)'\\'];
    }
}
