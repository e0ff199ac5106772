using System.Globalization;
using Npgsql;
using Torghut.Platform.Cluster.Postgres.Migrations;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Tests.Postgres.Migrations;

public sealed class LedgerMigrationsTests(SharedPostgres postgres)
{
    private readonly PostgresServer _server = postgres.Server;
    private readonly string _database = postgres.Server.CreateDatabase();

    [Fact]
    public async Task All_steps_together_make_the_ledgers_tables()
    {
        await Apply();
        List<string> columns = _server.Query(_database, """
            select c.table_name, c.column_name, c.is_nullable, format_type(a.atttypid, a.atttypmod), c.column_default
            from information_schema.columns c
            join pg_attribute a on a.attrelid = c.table_name::regclass and a.attname = c.column_name
            where c.table_schema = 'public' and c.table_name <> 'torghut_sim_migrations'
            order by c.table_name, c.ordinal_position
            """);
        Assert.Equal(
            from table in LedgerSchema.Tables.OrderBy(t => t.Name, StringComparer.Ordinal)
            from column in table.Columns
            select $"{table.Name}|{column.Name}|{(column.IsNullable ? "YES" : "NO")}|{TypeOf(column.Type)}|{DefaultOf(column)}",
            columns);
    }

    [Fact]
    public async Task Keys_references_and_indexes_are_those_of_the_contract()
    {
        await Apply();
        List<string> keys = _server.Query(_database, """
            select conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'public'::regnamespace and conrelid <> 'torghut_sim_migrations'::regclass and contype in ('u', 'p', 'f')
            """);
        IEnumerable<string> expected =
            from table in LedgerSchema.Tables
            from key in table.UniqueKeys.Select(key => $"{table.Name}|u|UNIQUE ({string.Join(", ", key)})")
                .Append($"{table.Name}|p|PRIMARY KEY (id)")
                .Concat(table.Columns.Where(c => c.References is not null)
                    .Select(c => $"{table.Name}|f|FOREIGN KEY ({c.Name}) REFERENCES {c.References}(id) DEFERRABLE INITIALLY DEFERRED"))
            select key;
        Assert.Equal(expected.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));

        List<string> indexes = _server.Query(_database, "select indexname from pg_indexes where indexname like 'ix_%'");
        Assert.Equal(
            LedgerSchema.Tables.SelectMany(t => t.Indexes.Select(i => $"ix_{t.Name}_{string.Join('_', i)}")).Order(StringComparer.Ordinal),
            indexes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Steps_are_made_once()
    {
        Assert.Equal(Enumerable.Range(1, LedgerMigrations.All.Count), await Apply());
        Assert.Empty(await Apply());
    }

    [Fact]
    public async Task Two_processes_make_them_once()
    {
        IReadOnlyList<int>[] made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Apply)));
        Assert.Equal(LedgerMigrations.All.Count, made.Sum(steps => steps.Count));
    }

    [Theory]
    [InlineData("insert into torghut_sim_migrations values (99, 'future', 'x')", "step 99, which this version of the program does not know")]
    [InlineData("update torghut_sim_migrations set checksum = 'x' where version = 1", "step 1, which this version of the program knows otherwise")]
    public async Task A_schema_of_another_version_is_refused(string change, string expected)
    {
        await Apply();
        _server.Execute(_database, change);
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(Apply);
        Assert.Equal((ExitCode.Refused, "ledger_schema_unknown"), (refusal.ExitCode, refusal.Code));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_step_never_changes() => Assert.Equal(
        ["1 ledger ca24804eefd8a1459f575923235914edd366bb4b44dfea30261e289e2c8e7001"],
        LedgerMigrations.All.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Version} {m.Name} {m.Checksum}")));

    private static string TypeOf(LedgerColumnType type) => type switch
    {
        LedgerColumnType.Uuid => "uuid",
        LedgerColumnType.Text => "text",
        LedgerColumnType.Json => "jsonb",
        LedgerColumnType.Boolean => "boolean",
        LedgerColumnType.Integer => "bigint",
        LedgerColumnType.Numeric => "numeric(20,8)",
        LedgerColumnType.Ratio => "numeric(6,4)",
        _ => "timestamp with time zone",
    };

    private static string DefaultOf(LedgerColumn column) =>
        column.Default is null ? "null" : column.Type == LedgerColumnType.Text ? $"'{column.Default}'::text" : column.Default;

    private async Task<IReadOnlyList<int>> Apply()
    {
        await using var connection = new NpgsqlConnection(_server.Address(_database).ToSettings().ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return await LedgerMigrations.ApplyAsync(connection, CancellationToken.None);
    }
}
