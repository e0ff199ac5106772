using System.Net;
using System.Text;
using System.Text.Json;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>The forms in which a secret could leak: as it is, encoded in the usual ways, and in distinctive pieces.</summary>
public static class SecretForms
{
    private const int ShortestPiece = 6;

    /// <summary>Every form as bytes, with a name for messages that does not show the secret itself.</summary>
    public static IReadOnlyList<(string Form, byte[] Bytes)> Of(string secret)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["as it is"] = secret,
            ["percent-encoded"] = Uri.EscapeDataString(secret),
            ["percent-encoded in lower case"] = LowerPercent(Uri.EscapeDataString(secret)),
            ["form-encoded"] = WebUtility.UrlEncode(secret),
            ["JSON"] = JsonSerializer.Serialize(secret)[1..^1],
            ["HTML"] = WebUtility.HtmlEncode(secret),
            ["quotes doubled"] = secret.Replace("'", "''", StringComparison.Ordinal),
            ["backslashes"] = secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal),
            ["hexadecimal"] = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)),
        };
        for (int before = 0; before < 3; before++)
        {
            string aligned = AlignedBase64(secret, before);
            forms[$"base64 after {before} bytes"] = aligned;
            forms[$"URL-safe base64 after {before} bytes"] = aligned.Replace('+', '-').Replace('/', '_');
        }

        int piece = 0;
        foreach (string part in secret.Split([.. "@/?:#;'\"\\ =&%+"], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= ShortestPiece)
            {
                forms[$"piece {++piece}"] = part;
            }
        }

        IEnumerable<(string, byte[])> utf8 = forms.Select(form => (form.Key, Encoding.UTF8.GetBytes(form.Value)));
        return [.. utf8, ("UTF-16", Encoding.Unicode.GetBytes(secret))];
    }

    /// <summary>The base64 characters that depend on the secret alone when it follows so many other bytes.</summary>
    private static string AlignedBase64(string secret, int bytesBefore)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        string text = Convert.ToBase64String([.. new byte[bytesBefore], .. bytes]).TrimEnd('=');
        int first = ((bytesBefore * 8) + 5) / 6;
        int last = (bytesBefore + bytes.Length) * 8 / 6;
        return text[first..last];
    }

    private static string LowerPercent(string encoded)
    {
        var text = new StringBuilder(encoded);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                text[i + 1] = char.ToLowerInvariant(text[i + 1]);
                text[i + 2] = char.ToLowerInvariant(text[i + 2]);
            }
        }

        return text.ToString();
    }
}
