using Npgsql;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Postgres.Migrations;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.Retries;

namespace Torghut.Platform.Cluster.Tests.Postgres.Ledger;

/// <summary>Databases with the ledger's tables, and writers to them.</summary>
internal static class PostgresLedgers
{
    /// <summary>A new database with the ledger's tables.</summary>
    public static async Task<string> CreateAsync(PostgresServer server)
    {
        string database = server.CreateDatabase();
        await using var connection = new NpgsqlConnection(server.Address(database).ToSettings().ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await LedgerMigrations.ApplyAsync(connection, CancellationToken.None);
        return database;
    }

    public static PostgresLedgerWriter Writer(PostgresServer server, string database, NoteList? notes = null, int rowsPerBatch = 10_000) =>
        new(
            server.Address(database),
            new PostgresWriterOptions
            {
                Seed = 1,
                Observer = notes ?? new NoteList(),
                RowsPerBatch = rowsPerBatch,
                Limits = new RetryLimits
                {
                    MaxAttempts = 40,
                    FirstDelay = TimeSpan.FromMilliseconds(50),
                    MaxDelay = TimeSpan.FromMilliseconds(500),
                    TotalTimeout = TimeSpan.FromMinutes(1),
                },
            });
}
