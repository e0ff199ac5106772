using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Playbook;

/// <summary>The statements that the playbook tells operators to run are enough, and the servers understand them.</summary>
public sealed class PermissionTests(SharedPostgres postgres, SharedClickHouse clickHouse)
{
    [Fact]
    public async Task The_users_of_the_playbook_can_do_a_runs_work_in_postgres_and_nothing_in_production()
    {
        PostgresServer server = postgres.Server;
        string[] blocks = [.. Blocks().Where(block => block.Contains("create role", StringComparison.Ordinal)).Select(block => block.Replace("…", "x", StringComparison.Ordinal))];
        Assert.Equal(2, blocks.Length);
        server.Execute("postgres", "create database torghut");
        server.Execute("torghut", "create table trade_decisions (id uuid)");
        server.Execute("postgres", blocks[0]);

        PostgresTargets targets = PostgresTargets.Resolve(
            new PostgresSection
            {
                AdminDsn = Dsn(server, "torghut_sim_admin", "postgres"),
                SimulationDsn = Dsn(server, "torghut_sim_owner", "{db}"),
                RuntimeSimulationDsn = Dsn(server, "torghut_sim_worker", "{db}"),
            },
            "torghut_sim_playbook",
            _ => null);
        var database = new RunDatabase(targets, "playbook");
        Assert.Empty((await database.ProbeAsync(CancellationToken.None)).Problems);
        await database.CreateAsync(CancellationToken.None);
        await database.MigrateAsync(CancellationToken.None);
        await database.GrantAsync(CancellationToken.None);
        server.Execute("torghut_sim_playbook", blocks[1]);
        using (var reader = new PostgresLedgerReader(PostgresAddress.Parse(Dsn(server, "torghut_sim_reader", "torghut_sim_playbook"))))
        {
            Assert.Empty(Torghut.Compliance.LedgerRows.All(reader));
        }

        await using NpgsqlConnection worker = await Connect(server, "torghut_sim_worker", "torghut_sim_playbook");
        await Execute(worker, "insert into trade_cursor values (gen_random_uuid(), 's', 'a', now(), 1, 'x')");
        Assert.Equal(DatabaseState.Absent, await database.DropAsync(CancellationToken.None));

        foreach (string user in (string[])["torghut_sim_admin", "torghut_sim_owner", "torghut_sim_worker"])
        {
            await using NpgsqlConnection intruder = await Connect(server, user, "torghut");
            PostgresException refusal = await Assert.ThrowsAsync<PostgresException>(() => Execute(intruder, "select * from trade_decisions"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public void The_statements_for_clickhouse_are_understood_by_its_engine()
    {
        string[] statements =
        [
            .. Blocks().Where(block => block.Contains("GRANT", StringComparison.Ordinal))
                .SelectMany(block => block.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
        Assert.True(statements.Length >= 8);
        Assert.All(statements, statement => Assert.NotEmpty(clickHouse.Server.Query("EXPLAIN AST " + statement)));
    }

    private static List<string> Blocks()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Torghut.slnx")))
        {
            folder = folder.Parent;
        }

        string text = File.ReadAllText(Path.Combine(folder!.FullName, "docs", "playbook.md"));
        return [.. text.Split("```sql\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])];
    }

    private static DatabaseAddress Dsn(PostgresServer server, string user, string database) =>
        new($"postgresql://{user}:x@127.0.0.1:{server.Port}/{database}");

    private static async Task<NpgsqlConnection> Connect(PostgresServer server, string user, string database)
    {
        NpgsqlConnectionStringBuilder settings = PostgresAddress.Parse(Dsn(server, user, database)).ToSettings();
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
