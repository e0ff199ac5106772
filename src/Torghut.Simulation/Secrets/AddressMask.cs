using System.Text;

namespace Torghut.Simulation.Secrets;

/// <summary>Masks the passwords in connection texts of both forms. In doubt it masks too much.</summary>
internal static class AddressMask
{
    private static readonly string[] PasswordKeys = ["password", "pwd", "passwd", "sslpassword", "ssl password", "passfile"];

    /// <summary>The text with <c>***</c> for every password.</summary>
    public static string Apply(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 ? MaskUrl(text, scheme + 3) : MaskKeywords(text);
    }

    private static string MaskUrl(string text, int authorityStart)
    {
        // The last @ before the path ends the user part: a password that was not percent-encoded may hold an @, a
        // slash or a question mark, and is masked to the last @ that can still belong to it.
        var masked = text;
        var at = text.LastIndexOf('@');
        if (at > authorityStart)
        {
            var colon = text.IndexOf(':', authorityStart, at - authorityStart);
            if (colon >= 0 && colon + 1 < at)
            {
                masked = string.Concat(text.AsSpan(0, colon + 1), Secret.Mask, text.AsSpan(at));
            }
        }

        var query = masked.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return masked;
        }

        var parameters = masked[(query + 1)..].Split('&');
        for (var i = 0; i < parameters.Length; i++)
        {
            var equals = parameters[i].IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && equals + 1 < parameters[i].Length && IsPasswordKey(parameters[i].AsSpan(0, equals)))
            {
                parameters[i] = string.Concat(parameters[i].AsSpan(0, equals + 1), Secret.Mask);
            }
        }

        return string.Concat(masked.AsSpan(0, query + 1), string.Join('&', parameters));
    }

    /// <summary>Both <c>key='a value' key=value</c> of libpq and <c>Key=Value;Key="a;b"</c> of .NET.</summary>
    private static string MaskKeywords(string text)
    {
        var semicolons = text.Contains(';', StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                result.Append(text, position, text.Length - position);
                break;
            }

            var key = text.AsSpan(position, equals - position).Trim(" ;\t\r\n");
            result.Append(text, position, equals + 1 - position);
            var valueStart = equals + 1;
            while (valueStart < text.Length && char.IsWhiteSpace(text[valueStart]))
            {
                valueStart++;
            }

            var valueEnd = ValueEnd(text, valueStart, semicolons);
            if (IsPasswordKey(key) && valueEnd > valueStart)
            {
                result.Append(Secret.Mask);
            }
            else
            {
                result.Append(text, equals + 1, valueEnd - equals - 1);
            }

            position = valueEnd;
        }

        return result.ToString();
    }

    private static int ValueEnd(string text, int start, bool semicolons)
    {
        if (start < text.Length && text[start] is '\'' or '"')
        {
            var quote = text[start];
            for (var i = start + 1; i < text.Length; i++)
            {
                if (text[i] == '\\')
                {
                    i++;
                }
                else if (text[i] == quote)
                {
                    if (i + 1 < text.Length && text[i + 1] == quote)
                    {
                        i++;
                        continue;
                    }

                    return i + 1;
                }
            }

            return text.Length;
        }

        var end = start;
        while (end < text.Length && (semicolons ? text[end] != ';' : !char.IsWhiteSpace(text[end])))
        {
            end += text[end] == '\\' && end + 1 < text.Length ? 2 : 1;
        }

        return Math.Min(end, text.Length);
    }

    private static bool IsPasswordKey(ReadOnlySpan<char> key)
    {
        foreach (var candidate in PasswordKeys)
        {
            if (key.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
