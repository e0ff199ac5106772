using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;

namespace Torghut.Platform.Cluster.Postgres.Sessions;

/// <summary>Opens connections. Every wait of theirs has a limit.</summary>
internal static class PostgresSession
{
    private const string ApplicationName = "torghut-sim";

    /// <summary>Opens a connection.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="commandTimeoutSeconds">Longest time for one statement, seconds.</param>
    /// <exception cref="NpgsqlException">The server cannot be reached, or it refuses.</exception>
    public static NpgsqlConnection Open(PostgresAddress address, int commandTimeoutSeconds)
    {
        var connection = new NpgsqlConnection(SettingsOf(address, commandTimeoutSeconds));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="commandTimeoutSeconds">Longest time for one statement, seconds.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="NpgsqlException">The server cannot be reached, or it refuses.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(PostgresAddress address, int commandTimeoutSeconds, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(SettingsOf(address, commandTimeoutSeconds));
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string SettingsOf(PostgresAddress address, int commandTimeoutSeconds)
    {
        NpgsqlConnectionStringBuilder settings = address.ToSettings();

        // A connection that lies open in a pool would keep a database from being dropped. The driver needs its pool only
        // to choose among several hosts.
        settings.Pooling = settings.Host?.Contains(',', StringComparison.Ordinal) == true;
        settings.Enlist = false;
        settings.CommandTimeout = commandTimeoutSeconds;
        settings.ApplicationName ??= ApplicationName;
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        return settings.ConnectionString;
    }
}
