using System.Net.Sockets;
using Npgsql;

namespace Torghut.Platform.Cluster.Postgres.Sessions;

/// <summary>What a failure of Postgres means to a user, in words that hold no secret.</summary>
internal static class PostgresFailure
{
    /// <summary>Whether an exception comes from the server, the driver or the network below it.</summary>
    public static bool Is(Exception exception) =>
        exception is NpgsqlException or SocketException or TimeoutException or IOException or System.Security.Authentication.AuthenticationException;

    /// <summary>Whether the same request may work when it is sent again.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is SocketException or TimeoutException or IOException,
        SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    /// <summary>What went wrong.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        PostgresException server => $"{server.MessageText} (SQLSTATE {server.SqlState})",
        NpgsqlException { InnerException: SocketException socket } => $"no connection: {socket.Message}",
        NpgsqlException { InnerException: TimeoutException } => "the server did not answer in time",
        NpgsqlException { InnerException: { } inner } npgsql => $"{npgsql.Message}: {inner.Message}",
        _ => exception.Message,
    };

    /// <summary>What the user can do about it; null where the message says it all.</summary>
    public static string? HintFor(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "Check user, password and TLS of the address, and the server's pg_hba.conf.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "Check the database's name in the address.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            "docs/playbook.md, \"Cluster: permissions\", has the statements that grant what is needed.",
        NpgsqlException { InnerException: SocketException } => "Check host and port of the address, and that the server runs.",
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } =>
            "Check sslmode and sslrootcert of the address.",
        _ => null,
    };
}
