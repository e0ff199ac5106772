using System.Data.Common;
using System.Text;

namespace Torghut.Platform.Cluster.Postgres.Addresses;

/// <summary>
/// Addresses as keywords: those of libpq, <c>host=h dbname=d password='it''s'</c> with backslash escapes, or those of .NET,
/// <c>Host=h;Database=d;Password="a;b"</c>.
/// </summary>
internal static class KeywordAddress
{
    /// <summary>Whether a text begins with a known keyword and an equals sign.</summary>
    public static bool BeginsWithKeyword(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && ConnectionParameters.IsKnown(text[..equals].Trim());
    }

    /// <summary>The parameters, by the names in the text.</summary>
    /// <exception cref="FormatException">No such address; the message holds no value of it.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        string? problem = TryParseLibpq(text, out List<KeyValuePair<string, string>> parameters);
        if (problem is null)
        {
            return parameters;
        }

        if (!text.Contains(';', StringComparison.Ordinal))
        {
            throw new FormatException(problem);
        }

        try
        {
            var pairs = new DbConnectionStringBuilder { ConnectionString = text };
            return [.. pairs.Keys!.Cast<string>().Select(key => new KeyValuePair<string, string>(key, (string)pairs[key]))];
        }
        catch (ArgumentException)
        {
            throw new FormatException("it is no list of key=value separated by semicolons");
        }
    }

    /// <summary>What is wrong with it as libpq's form; null for nothing.</summary>
    private static string? TryParseLibpq(string text, out List<KeyValuePair<string, string>> parameters)
    {
        parameters = [];
        int at = 0;
        while (true)
        {
            at = SkipSpace(text, at);
            if (at == text.Length)
            {
                return parameters.Count == 0 ? "it is empty" : null;
            }

            int equals = text.IndexOf('=', at);
            if (equals < 0)
            {
                return "it has text without an equals sign; a value with a space stands in single quotes";
            }

            string key = text[at..equals].Trim();
            if (!ConnectionParameters.IsKnown(key))
            {
                return "it has a keyword that is none of " + string.Join(", ", ConnectionParameters.Names);
            }

            at = SkipSpace(text, equals + 1);
            bool isQuoted = at < text.Length && text[at] == '\'';
            string? value = isQuoted ? Quoted(text, ref at) : Plain(text, ref at);
            if (value is null)
            {
                return "a quoted value does not end";
            }

            if (!isQuoted && HoldsFurtherKeyword(value))
            {
                return "its keywords are separated by semicolons";
            }

            parameters.Add(new(key, value));
        }
    }

    private static string? Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                value.Append(text[++at]);
            }
            else if (c == '\'' && at + 1 < text.Length && text[at + 1] == '\'')
            {
                value.Append(text[++at]);
            }
            else if (c == '\'')
            {
                at++;
                return value.ToString();
            }
            else
            {
                value.Append(c);
            }
        }

        return null;
    }

    private static string Plain(string text, ref int at)
    {
        var value = new StringBuilder();
        for (; at < text.Length && !char.IsWhiteSpace(text[at]); at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            value.Append(text[at]);
        }

        return value.ToString();
    }

    /// <summary>Whether a value is in fact several in the form of .NET.</summary>
    private static bool HoldsFurtherKeyword(string value) => value.EndsWith(';') || value.Split(';').Skip(1).Any(BeginsWithKeyword);

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
