using System.Globalization;
using Npgsql;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Postgres.Addresses;

/// <summary>
/// Where a Postgres database is and how to log in, from a <c>postgresql://</c> URL, from the keywords of libpq
/// (<c>host=… dbname=…</c>) or from those of .NET (<c>Host=…;Database=…</c>). It prints without its password.
/// </summary>
public sealed class PostgresAddress
{
    private const string Kind = "postgres_dsn_invalid";

    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <summary>Name of the database; the user's name where the address gives none, as the server has it.</summary>
    public string Database => _settings.Database ?? _settings.Username ?? "";

    /// <summary>Name of the user; empty where the address leaves it to the client.</summary>
    public string User => _settings.Username ?? "";

    /// <summary>Whether the address holds a password.</summary>
    public bool HasPassword => !string.IsNullOrEmpty(_settings.Password);

    /// <summary>The password; null where the address holds none.</summary>
    public Secret? Password => HasPassword ? new Secret(_settings.Password!) : null;

    /// <summary>Whether a text is an address of Postgres rather than the path of a file.</summary>
    public static bool LooksLikeAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return UrlAddress.HasScheme(text) || KeywordAddress.BeginsWithKeyword(text);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="address">The text, in any of the three forms.</param>
    /// <param name="password">Password where the text holds none; null for none.</param>
    /// <exception cref="SimulationException">
    /// <c>postgres_dsn_invalid</c>: what is wrong and where, without any of the text that could be a password.
    /// </exception>
    public static PostgresAddress Parse(DatabaseAddress address, Secret? password = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        string text = address.Reveal().Trim();
        try
        {
            IReadOnlyList<KeyValuePair<string, string>> parameters =
                UrlAddress.HasScheme(text) ? UrlAddress.Parse(text) : KeywordAddress.Parse(text);
            NpgsqlConnectionStringBuilder settings = ConnectionParameters.ToSettings(parameters);
            if (string.IsNullOrEmpty(settings.Password) && password is not null)
            {
                settings.Password = password.Reveal();
            }

            return new PostgresAddress(settings);
        }
        catch (FormatException e)
        {
            throw new SimulationException(ExitCode.Usage, Kind, $"The Postgres address is not understood: {e.Message}")
            {
                Hint = "Expected postgresql://user:password@host:5432/database?sslmode=require, or host=… port=… dbname=… user=… password='…'.",
            };
        }
    }

    /// <summary>The same server and user, another database.</summary>
    public PostgresAddress ForDatabase(string name) =>
        new(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Database = name });

    /// <summary>The address as URL, password included; hand it to a client only.</summary>
    public string RevealUrl() => Url(HasPassword ? ":" + Uri.EscapeDataString(_settings.Password!) : "");

    /// <summary>The address as URL, without the password: for plans and files.</summary>
    public string ToUrlWithoutPassword() => Url("");

    private string Url(string password)
    {
        string user = Uri.EscapeDataString(User) + password;
        string host = string.IsNullOrEmpty(_settings.Host) ? "localhost" : _settings.Host;
        string place = host.StartsWith('/') ? "" : host.Contains(',', StringComparison.Ordinal) ? host
            : (host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host) + ":" + Port;
        IEnumerable<string> parameters = Parameters(host.StartsWith('/') ? host : null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}");
        string query = string.Join('&', parameters);
        return $"postgresql://{(user.Length == 0 ? "" : user + "@")}{place}/{Uri.EscapeDataString(Database)}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <summary>The address for another program's environment, password included.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToEnvironment()
    {
        string url = RevealUrl();
        yield return new("DB_DSN", url);
        yield return new("DATABASE_URL", url);
        yield return new("PGHOST", string.IsNullOrEmpty(_settings.Host) ? "localhost" : _settings.Host);
        yield return new("PGPORT", Port);
        yield return new("PGDATABASE", Database);
        yield return new("PGUSER", User);
        if (HasPassword)
        {
            yield return new("PGPASSWORD", _settings.Password!);
        }

        foreach ((string name, string value) in Parameters(folder: null))
        {
            yield return new("PG" + name.ToUpperInvariant(), value);
        }
    }

    private string Port => _settings.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>What of TLS, the session and the folder of sockets other clients need to know, by libpq's names.</summary>
    private IEnumerable<(string Name, string Value)> Parameters(string? folder)
    {
        if (folder is not null)
        {
            yield return ("host", folder);
        }

        if (_settings.ContainsKey("SSL Mode") && _settings.SslMode != SslMode.Prefer)
        {
            yield return ("sslmode", _settings.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                SslMode mode => mode.ToString().ToLowerInvariant(),
            });
        }

        (string Name, string? Value)[] others =
        [
            ("sslrootcert", _settings.RootCertificate), ("sslcert", _settings.SslCertificate), ("sslkey", _settings.SslKey),
            ("options", _settings.Options),
        ];
        foreach ((string name, string? value) in others)
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>Settings for a connection, password included; hand them to the client only.</summary>
    internal NpgsqlConnectionStringBuilder ToSettings() => new(_settings.ConnectionString);

    /// <summary><c>user@host:port/database</c>, never the password.</summary>
    public override string ToString()
    {
        string host = string.IsNullOrEmpty(_settings.Host) ? "localhost" : _settings.Host;
        bool hasPort = host.Contains(',', StringComparison.Ordinal) || host.StartsWith('/');
        string port = hasPort ? "" : ":" + _settings.Port.ToString(CultureInfo.InvariantCulture);
        return $"{(User.Length == 0 ? "" : User + "@")}{host}{port}/{Database}";
    }
}
