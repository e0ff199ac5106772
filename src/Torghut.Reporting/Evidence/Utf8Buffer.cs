using System.Text;
using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>One reusable buffer that turns documents into UTF-8 for the JSON reader.</summary>
internal sealed class Utf8Buffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>
    /// The document in UTF-8, valid until the next call. A document that is stored as a JSON text is unwrapped.
    /// </summary>
    /// <exception cref="JsonException">The document begins as a text and is none.</exception>
    public ReadOnlySpan<byte> Encode(string text)
    {
        ReadOnlySpan<byte> bytes = EncodeAsIs(text);
        if (bytes.TrimStart(" \t\r\n"u8) is not [(byte)'"', ..])
        {
            return bytes;
        }

        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        return EncodeAsIs(reader.GetString()!);
    }

    private ReadOnlySpan<byte> EncodeAsIs(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _bytes.Length)
        {
            _bytes = new byte[Math.Max(most, _bytes.Length * 2)];
        }

        return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
    }
}
