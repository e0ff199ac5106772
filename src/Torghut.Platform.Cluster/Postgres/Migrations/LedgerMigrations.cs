using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Postgres.Migrations;

/// <summary>
/// Brings a database to the ledger's present schema. Each step is recorded with a checksum in <c>torghut_sim_migrations</c>;
/// all missing steps are made in one transaction, under a lock, so that two processes make them once.
/// </summary>
internal static class LedgerMigrations
{
    private const string Prefix = "Torghut.Platform.Cluster.Postgres.Migrations.";

    /// <summary>Key of the lock: <c>TORGMIGR</c> in ASCII.</summary>
    private const long LockKey = 0x544F52474D494752;

    private const string Begin = """
        create table if not exists torghut_sim_migrations (
          version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())
        """;

    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<LedgerMigration> All { get; } = [.. Load()];

    /// <summary>The statements that make <c>runtime_events</c> in a ledger that another program migrated.</summary>
    public static string CreateRuntimeEvents { get; } = string.Join(
        '\n', All[0].Sql.Split('\n').SkipWhile(line => !line.StartsWith("create table runtime_events", StringComparison.Ordinal)));

    /// <summary>Makes the missing steps.</summary>
    /// <returns>The numbers of the steps made now; none when the schema was up to date.</returns>
    /// <exception cref="SimulationException">
    /// <c>ledger_schema_unknown</c>: the database has steps that this version does not know, or others of the same number.
    /// </exception>
    /// <exception cref="NpgsqlException">The server refuses.</exception>
    public static async Task<IReadOnlyList<int>> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(
                connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({LockKey})"), cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, Begin, cancellationToken).ConfigureAwait(false);
            Dictionary<int, string> applied = await AppliedAsync(connection, cancellationToken).ConfigureAwait(false);
            Check(applied, connection.Database);
            List<int> made = [];
            foreach (LedgerMigration migration in All.Where(migration => !applied.ContainsKey(migration.Version)))
            {
                await ExecuteAsync(connection, migration.Sql, cancellationToken).ConfigureAwait(false);
                await RecordAsync(connection, migration, cancellationToken).ConfigureAwait(false);
                made.Add(migration.Version);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return made;
        }
    }

    private static IEnumerable<LedgerMigration> Load()
    {
        Assembly assembly = typeof(LedgerMigrations).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            string sql = reader.ReadToEnd();
            string[] parts = resource[Prefix.Length..^".sql".Length].Split('-', 2);
            yield return new LedgerMigration(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                parts[1],
                sql,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
        }
    }

    private static void Check(Dictionary<int, string> applied, string database)
    {
        foreach ((int version, string checksum) in applied.OrderBy(pair => pair.Key))
        {
            LedgerMigration? known = All.FirstOrDefault(migration => migration.Version == version);
            if (known?.Checksum != checksum)
            {
                throw new SimulationException(
                    ExitCode.Refused,
                    "ledger_schema_unknown",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Database {database}: its schema has step {version}, which this version of the program {(known is null ? "does not know" : "knows otherwise")}; expected at most step {All.Count}."))
                {
                    Hint = "Use the version of the program that made the database, or another database.",
                };
            }
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Dictionary<int, string> applied = [];
        var command = new NpgsqlCommand("select version, checksum from torghut_sim_migrations", connection);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    applied.Add(reader.GetInt32(0), reader.GetString(1));
                }
            }
        }

        return applied;
    }

    private static async Task RecordAsync(NpgsqlConnection connection, LedgerMigration migration, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("insert into torghut_sim_migrations (version, name, checksum) values ($1, $2, $3)", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = migration.Version });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Checksum });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
