using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>The rules that texts of the manifest keep.</summary>
internal static class TextRules
{
    private const string ServerPattern = @"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}";

    /// <summary>Any text on one line that is not blank.</summary>
    public static TextRule Any { get; } = new(
        "a text on one line, not empty",
        @"^(?=.*\S)[^\u0000-\u001F]+$",
        text => !string.IsNullOrWhiteSpace(text) && text.All(c => c >= ' '));

    /// <summary>A symbol: it names folders and topics' keys, so that it holds no slash and begins with no dot.</summary>
    public static TextRule Symbol { get; } = new(
        "a symbol of letters, digits, \".\", \"-\" and \"_\"",
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$",
        text => text.Length is > 0 and <= 32 && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsNameCharacter));

    /// <summary>A Kafka topic.</summary>
    public static TextRule Topic { get; } = new(
        "a topic name of 1 to 249 letters, digits, \".\", \"-\" and \"_\"",
        "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,248}$",
        text => text.Length is > 0 and <= 249 && text[0] != '.' && text.All(IsNameCharacter));

    /// <summary>The name of a Kubernetes object: labels of lower-case letters, digits and hyphens, joined by dots.</summary>
    public static TextRule KubernetesName { get; } = new(
        "a Kubernetes name of lower-case letters, digits, \"-\" and \".\"",
        @"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
        text => text.Length is > 0 and <= 253 && Array.TrueForAll(text.Split('.'), IsLabel));

    /// <summary>The kind of a Kubernetes object.</summary>
    public static TextRule KubernetesKind { get; } = new(
        "a Kubernetes kind, such as ConfigMap",
        "^[A-Z][A-Za-z0-9]{0,62}$",
        text => text.Length is > 0 and <= 63 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetterOrDigit));

    /// <summary>A place in a JSON document, RFC 6901.</summary>
    public static TextRule JsonPointer { get; } = new(
        "a JSON pointer, such as /data/KEY",
        @"^(/([^~/\u0000-\u001F]|~[01])+)+$",
        IsJsonPointer);

    /// <summary>A key of a Kubernetes secret.</summary>
    public static TextRule SecretKey { get; } = new(
        "a key of letters, digits, \"-\", \"_\" and \".\"",
        "^[A-Za-z0-9._-]{1,253}$",
        text => text.Length is > 0 and <= 253 && text.All(IsNameCharacter));

    /// <summary>The name of a database.</summary>
    public static TextRule Database { get; } = new(
        "a database name of letters, digits and \"_\" that begins with no digit",
        "^[A-Za-z_][A-Za-z0-9_]{0,62}$",
        text => text.Length is > 0 and <= 63 && VariableExpansion.IsName(text));

    /// <summary>The name of an environment variable.</summary>
    public static TextRule Variable { get; } = new(
        "the name of an environment variable",
        "^[A-Za-z_][A-Za-z0-9_]*$",
        VariableExpansion.IsName)
    {
        // Who takes the key for the password's own puts the password here.
        MayShow = static _ => false,
    };

    /// <summary>Kafka brokers.</summary>
    public static TextRule Servers { get; } = new(
        "host:port, several joined by commas",
        $"^{ServerPattern}( *, *{ServerPattern})*$",
        text => Array.TrueForAll(text.Split(','), (server) => IsServer(server)) && text == text.Trim(' '));

    /// <summary>An address of HTTP without user and password, in parameters neither.</summary>
    public static TextRule HttpUrl { get; } = new(
        "an http:// or https:// address without user and password",
        @"^https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[^\s@?]*)?$",
        IsHttpUrl)
    {
        MayShow = static text => !text.ContainsAny(['@', '?']),
    };

    /// <summary>The folder of a LEAN market.</summary>
    public static TextRule Market { get; } = new(
        "a market of lower-case letters and digits, such as usa",
        "^[a-z0-9]{1,32}$",
        text => text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static bool IsJsonPointer(string text)
    {
        if (text.Length == 0 || text[0] != '/')
        {
            return false;
        }

        return Array.TrueForAll(text[1..].Split('/'), static token =>
            token.Length > 0 && token.All(static c => c >= ' ')
            && !token.Replace("~0", string.Empty, StringComparison.Ordinal).Replace("~1", string.Empty, StringComparison.Ordinal).Contains('~', StringComparison.Ordinal));
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    private static bool IsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsServer(string server)
    {
        var text = server.Trim(' ');
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !IsPort(text.AsSpan(colon + 1)))
        {
            return false;
        }

        var host = text.AsSpan(0, colon);
        return host is ['[', .. var address, ']'] ? IsAddress(address) : IsHost(host);
    }

    private static bool IsAddress(ReadOnlySpan<char> address)
    {
        foreach (var character in address)
        {
            if (!char.IsAsciiHexDigit(character) && character is not (':' or '.'))
            {
                return false;
            }
        }

        return address.Length > 0;
    }

    private static bool IsHttpUrl(string text)
    {
        var rest = text.AsSpan();
        if (rest.StartsWith("http://", StringComparison.Ordinal))
        {
            rest = rest["http://".Length..];
        }
        else if (rest.StartsWith("https://", StringComparison.Ordinal))
        {
            rest = rest["https://".Length..];
        }
        else
        {
            return false;
        }

        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? [] : rest[slash..];
        foreach (var character in path)
        {
            if (char.IsWhiteSpace(character) || character is '@' or '?')
            {
                return false;
            }
        }

        var colon = host.IndexOf(':');
        return colon < 0 ? IsHost(host) : IsHost(host[..colon]) && IsPort(host[(colon + 1)..]);
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        foreach (var character in host)
        {
            if (!IsNameCharacter(character))
            {
                return false;
            }
        }

        return host.Length > 0;
    }

    private static bool IsPort(ReadOnlySpan<char> port) =>
        port.Length is > 0 and <= 5 && !port.ContainsAnyExceptInRange('0', '9');
}
