namespace Torghut.Platform.Cluster.Postgres.Addresses;

/// <summary>
/// Addresses as URLs: <c>postgresql://user:password@host:port,host:port/database?parameter=value</c>. Percent-encoding is
/// read everywhere. A password that was not encoded is read too, whatever its characters, as long as the address has only
/// one sensible reading.
/// </summary>
internal static class UrlAddress
{
    private static readonly string[] Schemes = ["postgresql", "postgres"];

    /// <summary>Whether a text begins with the scheme, also with a driver's name as in <c>postgresql+psycopg://</c>.</summary>
    public static bool HasScheme(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && Schemes.Contains(text[..end].Split('+')[0], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The parameters, by the names of libpq.</summary>
    /// <exception cref="FormatException">No such address; the message holds none of its text.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        string rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        int authorityEnd = IndexOrEnd(rest.IndexOfAny(['/', '?']), rest);
        int at = rest.LastIndexOf('@', Math.Max(0, authorityEnd - 1));
        if (TryPlace(rest, at, out List<KeyValuePair<string, string>>? parameters, out string strictProblem))
        {
            return parameters;
        }

        // A slash, a question mark or an at sign in a password that was not encoded: the last sign that works.
        for (at = rest.LastIndexOf('@'); at > 0; at = rest.LastIndexOf('@', at - 1))
        {
            if (TryPlace(rest, at, out parameters, out _))
            {
                return parameters;
            }
        }

        throw new FormatException(strictProblem);
    }

    private static bool TryPlace(string rest, int at, out List<KeyValuePair<string, string>> parameters, out string problem)
    {
        parameters = [];
        problem = "";
        try
        {
            string target = rest[(at + 1)..];
            int queryStart = target.IndexOf('?', StringComparison.Ordinal);
            string hosts = queryStart < 0 ? target : target[..queryStart];
            int pathStart = hosts.IndexOf('/', StringComparison.Ordinal);
            string path = pathStart < 0 ? "" : hosts[(pathStart + 1)..];
            hosts = pathStart < 0 ? hosts : hosts[..pathStart];
            if (path.Contains('@', StringComparison.Ordinal) || path.Contains('/', StringComparison.Ordinal))
            {
                problem = "the database's name holds a slash or an at sign; write them as %2F and %40";
                return false;
            }

            AddUser(at < 0 ? "" : rest[..at], parameters);
            AddHosts(hosts, parameters);
            AddText("dbname", path, parameters);
            if (queryStart >= 0)
            {
                AddQuery(target[(queryStart + 1)..], parameters);
            }

            return true;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return false;
        }
    }

    private static void AddUser(string text, List<KeyValuePair<string, string>> parameters)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        AddText("user", colon < 0 ? text : text[..colon], parameters);
        AddText("password", colon < 0 ? "" : text[(colon + 1)..], parameters);
    }

    private static void AddHosts(string text, List<KeyValuePair<string, string>> parameters)
    {
        if (text.Length == 0)
        {
            return;
        }

        List<string> hosts = [];
        List<string> ports = [];
        foreach (string item in text.Split(','))
        {
            int bracket = item.LastIndexOf(']');
            int colon = item.IndexOf(':', Math.Max(bracket, 0));
            string host = (colon < 0 ? item : item[..colon]).Trim('[', ']');
            string port = colon < 0 ? "" : item[(colon + 1)..];
            if (!port.All(char.IsAsciiDigit) || (host.Length > 0 && !IsHost(host)))
            {
                throw new FormatException(
                    "what stands where host and port belong is neither; characters such as / ? # @ in a password are written percent-encoded");
            }

            hosts.Add(Decode(host));
            ports.Add(port);
        }

        parameters.Add(new("host", string.Join(',', hosts)));
        if (ports.Any(port => port.Length > 0))
        {
            parameters.Add(new("port", string.Join(',', ports.Select(port => port.Length == 0 ? "5432" : port))));
        }
    }

    private static void AddQuery(string text, List<KeyValuePair<string, string>> parameters)
    {
        foreach (string item in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !ConnectionParameters.IsKnown(Decode(item[..equals])))
            {
                throw new FormatException(
                    "it has a parameter behind the question mark that is none of " + string.Join(", ", ConnectionParameters.Names));
            }

            parameters.Add(new(Decode(item[..equals]), Decode(item[(equals + 1)..])));
        }
    }

    private static void AddText(string key, string text, List<KeyValuePair<string, string>> parameters)
    {
        if (text.Length > 0)
        {
            parameters.Add(new(key, Decode(text)));
        }
    }

    /// <summary>A percent sign that begins no encoded byte stands for itself: passwords have such.</summary>
    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static bool IsHost(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '%');

    private static int IndexOrEnd(int index, string text) => index < 0 ? text.Length : index;
}
