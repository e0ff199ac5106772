using System.Buffers;
using System.Text;

namespace Torghut.Reporting.Page;

/// <summary>Puts a JSON document into a page as a block of data that no text in it can end.</summary>
internal static class ScriptData
{
    private static readonly SearchValues<byte> s_suspects = SearchValues.Create([(byte)'<', 0xE2]);

    /// <summary>
    /// Writes <c>&lt;script type="application/json"&gt;</c> with the document. The less-than sign and the line separators
    /// U+2028 and U+2029, which JSON has only inside strings, become escapes, so the document stays the same.
    /// </summary>
    /// <param name="id">Id of the element.</param>
    /// <param name="json">The document, valid JSON as UTF-8.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(string id, ReadOnlySpan<byte> json, Stream stream)
    {
        stream.Write(Encoding.UTF8.GetBytes($"<script type=\"application/json\" id=\"{id}\">"));
        WriteEscaped(json, stream);
        stream.Write("</script>\n"u8);
    }

    private static void WriteEscaped(ReadOnlySpan<byte> json, Stream stream)
    {
        while (json.IndexOfAny(s_suspects) is var at and >= 0)
        {
            stream.Write(json[..at]);
            json = json[at..];
            int length = 1;
            if (json[0] == (byte)'<')
            {
                stream.Write("\\u003c"u8);
            }
            else if (json.StartsWith("\u2028"u8))
            {
                stream.Write("\\u2028"u8);
                length = 3;
            }
            else if (json.StartsWith("\u2029"u8))
            {
                stream.Write("\\u2029"u8);
                length = 3;
            }
            else
            {
                stream.Write(json[..1]);
            }

            json = json[length..];
        }

        stream.Write(json);
    }
}
