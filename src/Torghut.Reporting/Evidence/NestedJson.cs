using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Some traders store documents inside documents as text; this reads such a text as what it holds.</summary>
internal static class NestedJson
{
    /// <summary>Whether the reader stands on a text that begins as an object or a list.</summary>
    /// <param name="reader">Stands on the value; it is left there.</param>
    /// <param name="inner">Stands on the first token of what the text holds.</param>
    public static bool TryOpen(ref Utf8JsonReader reader, out Utf8JsonReader inner)
    {
        inner = default;
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || !BeginsAsDocument(reader.ValueSpan))
        {
            return false;
        }

        byte[] text = new byte[reader.ValueSpan.Length];
        int length = reader.CopyString(text);
        inner = new Utf8JsonReader(text.AsSpan(0, length));
        return inner.Read();
    }

    private static bool BeginsAsDocument(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[';
    }
}
