using System.Globalization;
using Npgsql;

namespace Torghut.Platform.Cluster.Postgres.Addresses;

/// <summary>The parameters of an address, by the names of libpq and of .NET, and the client's settings for them.</summary>
internal static class ConnectionParameters
{
    private const string Ignored = "";

    /// <summary>The client's setting by libpq's name; <see cref="Ignored"/> where the client has nothing to set.</summary>
    private static readonly Dictionary<string, string> Libpq = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["hostaddr"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["fallback_application_name"] = Ignored,
        ["client_encoding"] = Ignored,
        ["options"] = "Options",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslnegotiation"] = "SSL Negotiation",
        ["channel_binding"] = "Channel Binding",
        ["gssencmode"] = "GSS Encryption Mode",
        ["require_auth"] = "Require Auth",
        ["target_session_attrs"] = "Target Session Attributes",
        ["load_balance_hosts"] = "Load Balance Hosts",
        ["keepalives"] = Ignored,
        ["keepalives_idle"] = Ignored,
        ["keepalives_interval"] = Ignored,
        ["keepalives_count"] = Ignored,
        ["tcp_user_timeout"] = Ignored,
    };

    /// <summary>Names of libpq, for messages.</summary>
    public static IEnumerable<string> Names => Libpq.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a name is one of libpq's or of the client's own.</summary>
    public static bool IsKnown(string name) => Libpq.ContainsKey(name) || IsClientName(name);

    /// <summary>Settings of the client.</summary>
    /// <exception cref="FormatException">A name or value is not understood; the message names the parameter, never a value.</exception>
    public static NpgsqlConnectionStringBuilder ToSettings(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        List<KeyValuePair<string, string>> given = [.. parameters];
        foreach ((string name, string value) in given)
        {
            if (name.Equals("host", StringComparison.OrdinalIgnoreCase) && given.Exists(p => p.Key.Equals("hostaddr", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            Apply(settings, name, value);
        }

        if (settings.Host is { } host && host.Contains(',', StringComparison.Ordinal))
        {
            settings.Host = WithPorts(host, given);
        }

        return settings;
    }

    private static void Apply(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        string? setting = Libpq.GetValueOrDefault(name) ?? (IsClientName(name) ? name : null);
        switch (setting)
        {
            case null:
                throw new FormatException("it has a parameter that is none of " + string.Join(", ", Names));
            case Ignored:
                return;
            case "Port" when value.Contains(',', StringComparison.Ordinal):
                return;
            case "Timeout":
                // libpq: 0 and less wait without a limit, and 1 means 2. Nothing here waits without one.
                settings.Timeout = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seconds)
                    ? Math.Clamp(seconds <= 0 ? 60 : seconds, 1, 1024)
                    : throw Invalid(name);
                return;
            case "SSL Mode" or "Target Session Attributes" or "Channel Binding" or "SSL Negotiation" or "GSS Encryption Mode":
                Set(settings, name, setting, setting == "Target Session Attributes" ? value : value.Replace("-", "", StringComparison.Ordinal));
                return;
            case "Load Balance Hosts":
                Set(settings, name, setting, value is "random" or "true" ? "true" : "false");
                return;
            default:
                Set(settings, name, setting, value);
                return;
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string setting, string value)
    {
        try
        {
            settings[setting] = value;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw Invalid(name);
        }
    }

    /// <summary>Several hosts carry their ports with them.</summary>
    private static string WithPorts(string hosts, List<KeyValuePair<string, string>> parameters)
    {
        string[] names = hosts.Split(',');
        string[] ports = parameters.LastOrDefault(p => p.Key.Equals("port", StringComparison.OrdinalIgnoreCase)).Value?.Split(',') ?? [];
        if (ports.Length > 1 && ports.Length != names.Length)
        {
            throw new FormatException("it names another number of hosts than of ports");
        }

        return string.Join(',', names.Select((name, i) =>
            ports.Length == 0 || name.Contains(':', StringComparison.Ordinal) ? name : $"{name}:{ports[ports.Length == 1 ? 0 : i]}"));
    }

    private static FormatException Invalid(string name) => new($"the value of {name} is none that it can have");

    private static bool IsClientName(string name)
    {
        try
        {
            return name.Length > 0 && new NpgsqlConnectionStringBuilder().ContainsKey(name);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
