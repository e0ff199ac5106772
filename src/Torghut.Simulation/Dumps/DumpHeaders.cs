using System.Text;
using System.Text.Json;

namespace Torghut.Simulation.Dumps;

/// <summary>Headers of a record in a dump's line: a list of <c>[name, base64 or null]</c>.</summary>
public static class DumpHeaders
{
    /// <summary>Reads the list that the reader stands at and writes it without spaces and with the fewest escapes.</summary>
    /// <returns>False if it is another thing; the reader may then stand anywhere.</returns>
    public static bool TryReadCanonical(ref Utf8JsonReader reader, out string headers)
    {
        headers = "";
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        LineBuffer text = new(256);
        text.Append("["u8);
        bool isFirst = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            text.Append(isFirst ? "["u8 : ",["u8);
            isFirst = false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                return false;
            }

            DumpText.AppendQuoted(text, Encoding.UTF8.GetBytes(reader.GetString()!));
            text.Append(","u8);
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return false;
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                text.Append("null"u8);
            }
            else
            {
                DumpText.AppendQuoted(text, Encoding.UTF8.GetBytes(reader.GetString()!));
            }

            text.Append("]"u8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            {
                return false;
            }
        }

        text.Append("]"u8);
        headers = Encoding.UTF8.GetString(text.Bytes);
        return reader.TokenType == JsonTokenType.EndArray;
    }
}
