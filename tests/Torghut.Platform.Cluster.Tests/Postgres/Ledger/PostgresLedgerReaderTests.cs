using System.Globalization;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;
using Torghut.Trading.Ledger;
using static Torghut.Compliance.LedgerRows;

namespace Torghut.Platform.Cluster.Tests.Postgres.Ledger;

/// <summary>Ledgers that other traders wrote.</summary>
public sealed class PostgresLedgerReaderTests(SharedPostgres postgres)
{
    private const string Uuid = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    private readonly PostgresServer _server = postgres.Server;
    private readonly string _database = postgres.Server.CreateDatabase();

    [Fact]
    public void Tables_that_are_missing_give_no_rows_and_are_named()
    {
        Execute("create table executions (id uuid); create table other (x int); create table \"Strategies\" (id text, name text)");
        using PostgresLedgerReader reader = Open();
        Assert.Equal(
            [
                "execution_order_events", "execution_tca_metrics", "llm_decision_reviews", "position_snapshots", "runtime_events",
                "trade_cursor", "trade_decisions",
            ],
            reader.MissingTables);
        Assert.Empty(All(reader));
    }

    [Fact]
    public void A_view_is_as_good_as_a_table()
    {
        Execute($$"""
            create schema inner_tables;
            create table inner_tables.events (id uuid, at timestamptz);
            insert into inner_tables.events values ('{{Uuid}}', '2013-10-07 13:30:00Z');
            create view runtime_events as
              select id, at as occurred_at, 'ta' as component, 'info' as severity, 'c' as code, null::text as symbol, '{}'::jsonb as detail
              from inner_tables.events
            """);
        using PostgresLedgerReader reader = Open();
        Assert.Equal((At("13:30:00"), "ta"), reader.ReadRuntimeEvents().Select(r => (r.OccurredAt, r.Component)).Single());
    }

    [Fact]
    public void Columns_that_are_missing_are_null_or_the_default_of_the_contract()
    {
        Execute($"""
            create table executions ("ID" uuid, alpaca_order_id varchar(64), symbol char(6), side text, order_type text, time_in_force text,
              submitted_qty numeric, status text, created_at timestamp, something_else text);
            insert into executions values ('{Uuid}', 'o-1', 'IBM', 'buy', 'market', 'day', 10, 'held_by_broker', '2013-10-07 13:30:00', 'x')
            """);
        using PostgresLedgerReader reader = Open();
        ExecutionRow row = Assert.Single(reader.ReadExecutions());
        Assert.Equal(
            (Guid.Parse(Uuid), "paper", "IBM", 10m, 0m, "held_by_broker"),
            (row.Id, row.AlpacaAccountLabel, row.Symbol, row.SubmittedQty, row.FilledQty, row.Status));
        Assert.Equal(("unknown", "unknown", 0), (row.ExecutionExpectedAdapter, row.ExecutionActualAdapter, row.ExecutionFallbackCount));
        Assert.Null(row.TradeDecisionId);
        Assert.Equal((At("13:30:00"), At("13:30:00")), (row.CreatedAt, row.UpdatedAt));
    }

    [Theory]
    [InlineData("uuid", "'1b4e28ba-2fa1-11d2-883f-0016d3cca427'")]
    [InlineData("text", "'1B4E28BA2FA111D2883F0016D3CCA427'")]
    [InlineData("varchar(40)", "'{1b4e28ba-2fa1-11d2-883f-0016d3cca427}'")]
    [InlineData("char(40)", "'1b4e28ba-2fa1-11d2-883f-0016d3cca427'")]
    [InlineData("bytea", "'\\x1b4e28ba2fa111d2883f0016d3cca427'")]
    public void Uuids_come_in_all_types(string type, string literal) =>
        Assert.Equal(Guid.Parse(Uuid), ReadSnapshot(idType: type, id: literal).Id);

    [Theory]
    [InlineData("timestamptz", "'2013-10-07 09:30:00.123456-04'", 123_456_000)]
    [InlineData("timestamp", "'2013-10-07 13:30:00.123456'", 123_456_000)]
    [InlineData("timestamptz(0)", "'2013-10-07 13:30:00Z'", 0)]
    [InlineData("text", "'2013-10-07T13:30:00.123456789Z'", 123_456_789)]
    [InlineData("text", "'2013-10-07 09:30:00-0400'", 0)]
    [InlineData("text", "'1381152600'", 0)]
    [InlineData("bigint", "1381152600123", 123_000_000)]
    [InlineData("int", "1381152600", 0)]
    [InlineData("numeric", "1381152600.25", 250_000_000)]
    [InlineData("float8", "1381152600.25", 250_000_000)]
    public void Timestamps_come_in_all_types(string type, string literal, long nanoseconds) =>
        Assert.Equal(At("13:30:00").PlusNanoseconds(nanoseconds), ReadSnapshot(asOfType: type, asOf: literal).AsOf);

    [Fact]
    public void A_date_is_its_midnight() =>
        Assert.Equal(At("00:00:00"), ReadSnapshot(asOfType: "date", asOf: "'2013-10-07'").AsOf);

    [Theory]
    [InlineData("numeric(20,8)", "12.5", "12.5")]
    [InlineData("numeric", "12.50000000", "12.5")]
    [InlineData("numeric(60,40)", "0.3333333333333333333333333333333333333333", "0.3333333333333333333333333333")]
    [InlineData("text", "' 1.25e1 '", "12.5")]
    [InlineData("int", "12", "12")]
    [InlineData("smallint", "-3", "-3")]
    [InlineData("bigint", "9007199254740993", "9007199254740993")]
    [InlineData("float8", "0.1", "0.1")]
    [InlineData("float4", "0.1", "0.1")]
    [InlineData("float8", "100000.07", "100000.07")]
    [InlineData("money", "12.5", "12.5")]
    public void Numbers_come_in_all_types(string type, string literal, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), ReadSnapshot(equityType: type, equity: literal).Equity);

    [Theory]
    [InlineData("boolean", "true", true)]
    [InlineData("int", "1", true)]
    [InlineData("text", "'True'", true)]
    [InlineData("char", "'f'", false)]
    public void Flags_come_in_all_types(string type, string literal, bool expected)
    {
        Execute($"""
            create table strategies (id uuid, name text, enabled {type}, base_timeframe text, created_at timestamptz);
            insert into strategies values ('{Uuid}', 's', {literal}, '1Min', '2013-10-07 13:30:00Z')
            """);
        using PostgresLedgerReader reader = Open();
        StrategyRow row = Assert.Single(reader.ReadStrategies());
        Assert.Equal((expected, "static"), (row.Enabled, row.UniverseType));
    }

    [Fact]
    public void Documents_and_labels_come_in_all_types()
    {
        Execute($$"""
            create type severity as enum ('low', 'high');
            create domain label as text;
            create table runtime_events (id uuid, occurred_at timestamptz, component label, severity severity, code varchar(9), symbol text, detail json);
            insert into runtime_events values ('{{Uuid}}', '2013-10-07 13:30:00Z', 'ta', 'high', 'c', '', '{"b":1, "a":2}')
            """);
        using PostgresLedgerReader reader = Open();
        RuntimeEventRow row = Assert.Single(reader.ReadRuntimeEvents());
        Assert.Equal(("ta", "high", "c", "", """{"b":1, "a":2}"""), (row.Component, row.Severity, row.Code, row.Symbol, row.Detail));
    }

    [Fact]
    public void Order_follows_the_instants_whatever_their_spelling()
    {
        Execute("""
            create table runtime_events (id text, occurred_at text, component text, severity text, code text, detail text);
            insert into runtime_events values
              ('00000005-0000-0000-0000-000000000001', null, 'ta', 'info', 'last', '{}'),
              ('00000004000000000000000000000001', '2013-10-07T13:30:02Z', 'ta', 'info', 'fourth', '{}'),
              ('00000003-0000-0000-0000-000000000001', '2013-10-07 09:30:01.5-04:00', 'ta', 'info', 'third', '{}'),
              ('00000002-0000-0000-0000-000000000001', '1381152601', 'ta', 'info', 'second', '{}'),
              ('00000001000000000000000000000001', '2013-10-07 13:30:01+00:00', 'ta', 'info', 'first', '{}');
            create table execution_order_events (id uuid, event_fingerprint text, source_topic text, event_ts text, raw_event text, created_at timestamptz);
            insert into execution_order_events values
              ('00000001-0000-0000-0000-000000000001', 'last', 't', null, '{}', '2013-10-07 13:30:00Z'),
              ('00000002-0000-0000-0000-000000000001', 'second', 't', '2013-10-07T13:30:02Z', '{}', '2013-10-07 13:30:00Z'),
              ('00000003-0000-0000-0000-000000000001', 'first', 't', '1381152601', '{}', '2013-10-07 13:30:00Z');
            delete from runtime_events where occurred_at is null
            """);
        using PostgresLedgerReader reader = Open();
        Assert.Equal(["first", "second", "third", "fourth"], reader.ReadRuntimeEvents().Select(r => r.Code));
        Assert.Equal(["first", "second", "last"], reader.ReadOrderEvents().Select(r => r.EventFingerprint));
    }

    [Fact]
    public void Names_are_ordered_by_their_bytes_and_not_by_the_servers_language()
    {
        Execute("create table strategies (id uuid default gen_random_uuid(), name text, enabled bool default true, base_timeframe text default '1Min', created_at timestamptz default now())");
        Execute("insert into strategies (name) values ('b'), ('B'), ('a'), ('ä'), ('Z')");
        using PostgresLedgerReader reader = Open();
        Assert.Equal(["B", "Z", "a", "b", "ä"], reader.ReadStrategies().Select(r => r.Name));
    }

    [Fact]
    public void More_rows_than_one_batch_come_once_each_and_in_order()
    {
        Execute("""
            create table runtime_events (id uuid, occurred_at timestamptz, component text, severity text, code text, detail jsonb);
            insert into runtime_events
            select gen_random_uuid(), '2013-10-07 13:30:00Z'::timestamptz + interval '1 ms' * ((n * 7919) % 10007), 'ta', 'info', ((n * 7919) % 10007)::text, '{}'
            from generate_series(0, 10006) n
            """);
        using PostgresLedgerReader reader = Open();
        Assert.Equal(Enumerable.Range(0, 10007), reader.ReadRuntimeEvents().Select(r => int.Parse(r.Code, CultureInfo.InvariantCulture)));
        Assert.Equal(5, reader.ReadRuntimeEvents().Take(5).Count());
        Assert.Equal(10007, reader.ReadRuntimeEvents().Count());
    }

    [Fact]
    public void Everything_is_read_as_it_was_at_one_moment()
    {
        Execute("create table runtime_events (id uuid, occurred_at timestamptz, component text, severity text, code text, detail jsonb)");
        using PostgresLedgerReader reader = Open();
        Assert.Empty(reader.ReadRuntimeEvents());
        Execute($$"""insert into runtime_events values ('{{Uuid}}', now(), 'ta', 'info', 'c', '{}')""");
        Assert.Empty(reader.ReadRuntimeEvents());
        using PostgresLedgerReader later = Open();
        Assert.Single(later.ReadRuntimeEvents());
    }

    [Fact]
    public void Nothing_that_reading_sets_off_can_change_the_database()
    {
        Execute($$"""
            create table log (x int);
            create table events (id uuid, occurred_at timestamptz);
            insert into events values ('{{Uuid}}', now());
            create function change() returns text language sql volatile as 'insert into log values (1) returning x::text';
            create view runtime_events as select id, occurred_at, change() as component, 'i' as severity, 'c' as code, '{}' as detail from events
            """);
        using (PostgresLedgerReader reader = Open())
        {
            SimulationException refusal = Assert.Throws<SimulationException>(() => reader.ReadRuntimeEvents().Count());
            Assert.Contains("read-only", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["0"], _server.Query(_database, "select count(*) from log"));
    }

    [Theory]
    [InlineData("text", "'no-uuid'", "timestamptz", "'2013-10-07Z'", "int", "1", "column id, row id no-uuid: found text 'no-uuid', expected a UUID")]
    [InlineData("int", "7", "timestamptz", "'2013-10-07Z'", "int", "1", "column id, row id 7: found text '7', expected a UUID")]
    [InlineData("bytea", "'\\x0102'", "timestamptz", "'2013-10-07Z'", "int", "1", "found text '0102', expected a UUID")]
    [InlineData("uuid", "null", "timestamptz", "'2013-10-07Z'", "int", "1", "column id, row id null: found no value, expected a UUID")]
    [InlineData("uuid", "'" + Uuid + "'", "text", "'yesterday'", "int", "1", "column as_of, row id " + Uuid + ": found text 'yesterday', expected a timestamp")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "'infinity'", "int", "1", "column as_of, row id " + Uuid + ": found timestamp 'infinity', expected a timestamp")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "'1969-12-31 23:59:59Z'", "int", "1", "expected a timestamp from 1970")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "null", "int", "1", "column as_of, row id " + Uuid + ": found no value, expected a timestamp")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "'2013-10-07Z'", "text", "'1,5'", "column equity, row id " + Uuid + ": found text '1,5', expected a number")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "'2013-10-07Z'", "numeric(20,8)", "'NaN'", "found number 'NaN or an infinite number', expected a number")]
    [InlineData("uuid", "'" + Uuid + "'", "timestamptz", "'2013-10-07Z'", "float8", "'Infinity'", "found text 'Infinity', expected a number")]
    public void A_broken_cell_is_named_with_what_was_found_and_expected(
        string idType, string id, string asOfType, string asOf, string equityType, string equity, string expected)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => ReadSnapshot(idType, id, asOfType, asOf, equityType, equity));
        Assert.Equal((ExitCode.Usage, "ledger_cell_invalid"), (refusal.ExitCode, refusal.Code));
        Assert.Contains($"/{_database}: table position_snapshots, ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_without_tables_is_refused_with_what_may_be_wrong()
    {
        SimulationException refusal = Unreadable(_server.Url(_database));
        Assert.Contains("none of its tables", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("never migrated", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_in_another_schema_are_pointed_at_and_found_through_the_search_path()
    {
        Execute("create schema trading; create table trading.strategies (id uuid)");
        Assert.Contains("schema trading has some", Unreadable(_server.Url(_database)).Message, StringComparison.Ordinal);
        using var reader = new PostgresLedgerReader(Parse(_server.Url(_database, "?options=-csearch_path%3Dtrading")));
        Assert.DoesNotContain("strategies", reader.MissingTables);
    }

    [Fact]
    public void A_wrong_password_is_not_repeated()
    {
        string url = _server.Url(_database).Replace(Uri.EscapeDataString(PostgresServer.Password), "hunter2", StringComparison.Ordinal);
        SimulationException refusal = Unreadable(url);
        Assert.Contains("password authentication failed", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named()
    {
        SimulationException refusal = Unreadable("host=127.0.0.1 port=1 dbname=d user=u password=hunter2 connect_timeout=2");
        Assert.Contains("u@127.0.0.1:1/d: no connection", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_named() =>
        Assert.Contains("\"nowhere\" does not exist", Unreadable(_server.Url("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_that_may_not_be_read_is_named()
    {
        Execute("create table strategies (id uuid); create role blind login password 'x'; grant connect on database " + _database + " to blind");
        using var reader = new PostgresLedgerReader(Parse($"host=127.0.0.1 port={_server.Port} dbname={_database} user=blind password=x"));
        SimulationException refusal = Assert.Throws<SimulationException>(() => reader.ReadStrategies().Count());
        Assert.Contains("permission denied for table strategies", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("permissions", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_servers_certificate_is_checked_when_the_address_says_so()
    {
        Execute("create table strategies (id uuid)");
        string authority = _server.Certificates.AuthorityFile;
        using (var reader = new PostgresLedgerReader(Parse(_server.Url(_database, "?sslmode=verify-full&sslrootcert=" + authority))))
        {
            Assert.Empty(reader.ReadStrategies());
        }

        SimulationException refusal = Unreadable(_server.Url(_database, "?sslmode=verify-full"));
        Assert.Contains("sslrootcert", refusal.Hint, StringComparison.Ordinal);
    }

    private static PostgresAddress Parse(string text) => PostgresAddress.Parse(new DatabaseAddress(text));

    private static SimulationException Unreadable(string url)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => new PostgresLedgerReader(Parse(url)));
        Assert.Equal((ExitCode.Usage, "ledger_unreadable"), (refusal.ExitCode, refusal.Code));
        Assert.DoesNotContain(PostgresServer.Password, refusal.ToString(), StringComparison.Ordinal);
        return refusal;
    }

    private void Execute(string sql) => _server.Execute(_database, sql);

    private PostgresLedgerReader Open() => new(_server.Address(_database));

    private PositionSnapshotRow ReadSnapshot(
        string idType = "uuid",
        string id = $"'{Uuid}'",
        string asOfType = "timestamptz",
        string asOf = "'2013-10-07 13:30:00Z'",
        string equityType = "numeric(20,8)",
        string equity = "1")
    {
        Execute($"""
            create table position_snapshots (id {idType}, as_of {asOfType}, equity {equityType}, cash numeric(20,8), buying_power numeric, positions jsonb);
            insert into position_snapshots values ({id}, {asOf}, {equity}, 1, 1, '[]')
            """);
        using PostgresLedgerReader reader = Open();
        return Assert.Single(reader.ReadPositionSnapshots());
    }
}
