using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using static Torghut.Compliance.LedgerRows;

namespace Torghut.Platform.Embedded.Tests.Ledger;

/// <summary>Ledgers that other traders wrote.</summary>
public sealed class SqliteLedgerReaderTests : IDisposable
{
    private const string Uuid = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["other trader's 100%#ledger?.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_that_are_missing_give_no_rows_and_are_named()
    {
        Sqlite.Execute(Path, "create table executions (id text); create table other (x); create table Strategies (id text, name text)");
        using var reader = new SqliteLedgerReader(Path);
        Assert.Equal(
            [
                "execution_order_events", "execution_tca_metrics", "llm_decision_reviews", "position_snapshots", "runtime_events",
                "trade_cursor", "trade_decisions",
            ],
            reader.MissingTables);
        Assert.Empty(All(reader));
    }

    [Fact]
    public void Columns_that_are_missing_are_null_or_the_default_of_the_contract()
    {
        Sqlite.Execute(Path, $"""
            create table executions (ID text, alpaca_order_id text, symbol text, side text, order_type text, time_in_force text,
              submitted_qty numeric, status text, created_at timestamp, something_else text);
            insert into executions values ('{Uuid}', 'o-1', 'IBM', 'buy', 'market', 'day', 10, 'held_by_broker', '2013-10-07 13:30:00', 'x')
            """);
        using var reader = new SqliteLedgerReader(Path);
        ExecutionRow row = Assert.Single(reader.ReadExecutions());
        Assert.Equal((Guid.Parse(Uuid), "paper", 10m, 0m, "held_by_broker"), (row.Id, row.AlpacaAccountLabel, row.SubmittedQty, row.FilledQty, row.Status));
        Assert.Equal(("unknown", "unknown", 0), (row.ExecutionExpectedAdapter, row.ExecutionActualAdapter, row.ExecutionFallbackCount));
        Assert.Null(row.TradeDecisionId);
        Assert.Null(row.AvgFillPrice);
        Assert.Equal((At("13:30:00"), At("13:30:00")), (row.CreatedAt, row.UpdatedAt));
    }

    [Theory]
    [InlineData("'1b4e28ba-2fa1-11d2-883f-0016d3cca427'")]
    [InlineData("'1b4e28ba2fa111d2883f0016d3cca427'")]
    [InlineData("'1B4E28BA2FA111D2883F0016D3CCA427'")]
    [InlineData("'{1b4e28ba-2fa1-11d2-883f-0016d3cca427}'")]
    [InlineData("x'1b4e28ba2fa111d2883f0016d3cca427'")]
    public void Uuids_come_in_all_spellings(string literal) =>
        Assert.Equal(Guid.Parse(Uuid), ReadSnapshot(id: literal).Id);

    [Theory]
    [InlineData("'2013-10-07T13:30:00.123456Z'", 123_456_000)]
    [InlineData("'2013-10-07 13:30:00.123456+00:00'", 123_456_000)]
    [InlineData("'2013-10-07 13:30:00.123456+00'", 123_456_000)]
    [InlineData("'2013-10-07 09:30:00.123456-0400'", 123_456_000)]
    [InlineData("'2013-10-07T19:00:00.5+05:30'", 500_000_000)]
    [InlineData("'2013-10-07 13:30:00.123456'", 123_456_000)]
    [InlineData("'2013-10-07 13:30:00'", 0)]
    [InlineData("'2013-10-07T13:30:00.123456789Z'", 123_456_789)]
    [InlineData("1381152600", 0)]
    [InlineData("1381152600123", 123_000_000)]
    [InlineData("1381152600123456", 123_456_000)]
    [InlineData("1381152600123456789", 123_456_789)]
    [InlineData("1381152600.25", 250_000_000)]
    [InlineData("'1381152600'", 0)]
    public void Timestamps_come_in_all_spellings(string literal, long nanoseconds) =>
        Assert.Equal(At("13:30:00").PlusNanoseconds(nanoseconds), ReadSnapshot(asOf: literal).AsOf);

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData("'12.50000000'", "12.5")]
    [InlineData("' 1.25e1 '", "12.5")]
    [InlineData("12", "12")]
    [InlineData("'-3'", "-3")]
    [InlineData("0.1", "0.1")]
    [InlineData("100000.07", "100000.07")]
    public void Numbers_come_in_all_spellings(string literal, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), ReadSnapshot(equity: literal).Equity);

    [Theory]
    [InlineData("1", true)]
    [InlineData("'t'", true)]
    [InlineData("'True'", true)]
    [InlineData("0", false)]
    [InlineData("'false'", false)]
    public void Flags_come_in_all_spellings(string literal, bool expected)
    {
        Sqlite.Execute(Path, $"""
            create table strategies (id, name, enabled, base_timeframe, created_at);
            insert into strategies values ('{Uuid}', 's', {literal}, '1Min', '2013-10-07 13:30:00Z')
            """);
        using var reader = new SqliteLedgerReader(Path);
        StrategyRow row = Assert.Single(reader.ReadStrategies());
        Assert.Equal((expected, "static"), (row.Enabled, row.UniverseType));
    }

    [Fact]
    public void An_empty_text_is_a_missing_value()
    {
        Sqlite.Execute(Path, $"""
            create table executions (id, trade_decision_id, alpaca_order_id, symbol, side, order_type, time_in_force, submitted_qty,
              avg_fill_price, status, last_update_at, created_at);
            insert into executions values ('{Uuid}', '', 'o', 'IBM', 'buy', 'market', 'day', 1, '', 'new', '', '2013-10-07 13:30:00')
            """);
        using var reader = new SqliteLedgerReader(Path);
        ExecutionRow row = Assert.Single(reader.ReadExecutions());
        Assert.Equal((null, null, null), (row.TradeDecisionId, row.AvgFillPrice, row.LastUpdateAt));
    }

    [Fact]
    public void Order_follows_the_instants_whatever_their_spelling()
    {
        Sqlite.Execute(Path, """
            create table runtime_events (id, occurred_at, component, severity, code, detail);
            insert into runtime_events values
              ('00000004000000000000000000000001', '2013-10-07T13:30:02Z', 'ta', 'info', 'fourth', '{}'),
              ('00000003-0000-0000-0000-000000000001', '2013-10-07 09:30:01.5-04:00', 'ta', 'info', 'third', '{}'),
              ('00000002-0000-0000-0000-000000000001', 1381152601, 'ta', 'info', 'second', '{}'),
              ('00000001000000000000000000000001', '2013-10-07 13:30:01+00:00', 'ta', 'info', 'first', '{}')
            """);
        using var reader = new SqliteLedgerReader(Path);
        Assert.Equal(["first", "second", "third", "fourth"], reader.ReadRuntimeEvents().Select(r => r.Code));
    }

    [Theory]
    [InlineData("'no-uuid'", "'2013-10-07 13:30:00'", "1", "column id, row id no-uuid: found text 'no-uuid', expected a UUID")]
    [InlineData("7", "'2013-10-07 13:30:00'", "1", "column id, row id 7: found integer '7', expected a UUID")]
    [InlineData("x'0102'", "'2013-10-07 13:30:00'", "1", "found a blob of 2 bytes, expected a UUID")]
    [InlineData("null", "'2013-10-07 13:30:00'", "1", "column id, row id null: found no value, expected a UUID")]
    [InlineData("'" + Uuid + "'", "'yesterday'", "1", "column as_of, row id " + Uuid + ": found text 'yesterday', expected a timestamp")]
    [InlineData("'" + Uuid + "'", "null", "1", "column as_of, row id " + Uuid + ": found no value, expected a timestamp")]
    [InlineData("'" + Uuid + "'", "'2013-10-07 13:30:00'", "'1,5'", "column equity, row id " + Uuid + ": found text '1,5', expected a number")]
    [InlineData("'" + Uuid + "'", "'2013-10-07 13:30:00'", "9e999", "column equity, row id " + Uuid + ": found real 'Inf', expected a number")]
    [InlineData("'" + Uuid + "'", "'2013-10-07 13:30:00'", "null", "column equity, row id " + Uuid + ": found no value, expected a number")]
    public void A_broken_cell_is_named_with_what_was_found_and_expected(string id, string asOf, string equity, string expected)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => ReadSnapshot(id, asOf, equity));
        Assert.Equal((ExitCode.Usage, "ledger_cell_invalid"), (refusal.ExitCode, refusal.Code));
        Assert.Contains($"{Path}: table position_snapshots, ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_column_that_is_missing_is_named()
    {
        Sqlite.Execute(Path, $"create table trade_decisions (id); insert into trade_decisions values ('{Uuid}')");
        using var reader = new SqliteLedgerReader(Path);
        SimulationException refusal = Assert.Throws<SimulationException>(() => reader.ReadDecisions().Count());
        Assert.Contains("column strategy_id, row id " + Uuid + ": found no such column", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_broken_value_is_quoted_in_part()
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => ReadSnapshot(equity: $"'{new string('x', 5000)}'"));
        Assert.InRange(refusal.Message.Length, 100, 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is a text file, and not at all a database")]
    public void A_file_that_is_no_database_is_refused(string content)
    {
        File.WriteAllText(Path, content);
        AssertUnreadable();
    }

    [Fact]
    public void A_file_that_does_not_exist_is_refused() => AssertUnreadable();

    [Fact]
    public void A_truncated_database_is_refused()
    {
        Sqlite.Execute(Path, "create table runtime_events (id, occurred_at, component, severity, code, detail)");
        using (FileStream file = File.OpenWrite(Path))
        {
            file.SetLength(100);
        }

        AssertUnreadable();
    }

    [Fact]
    public void A_ledger_with_a_write_ahead_log_is_read_and_left_as_it_was()
    {
        Sqlite.Execute(Path, "pragma journal_mode = wal; create table runtime_events (id, occurred_at, component, severity, code, detail)");
        Sqlite.Execute(Path, $"insert into runtime_events values ('{Uuid}', '2013-10-07 13:30:00', 'ta', 'info', 'c', '{{}}')");
        string[] before = _folder.Names;
        using (var reader = new SqliteLedgerReader(Path))
        {
            Assert.Single(reader.ReadRuntimeEvents());
        }

        Assert.Equal(before, _folder.Names);
    }

    [Fact]
    public void Changes_that_are_still_in_the_log_are_read()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            pragma journal_mode = wal; create table runtime_events (id, occurred_at, component, severity, code, detail);
            insert into runtime_events values ('{Uuid}', '2013-10-07 13:30:00', 'ta', 'info', 'c', '')
            """;
        command.ExecuteNonQuery();

        using var reader = new SqliteLedgerReader(Path);
        Assert.Single(reader.ReadRuntimeEvents());
    }

    [Fact]
    public void A_database_in_another_encoding_is_read_and_ordered()
    {
        Sqlite.Execute(Path, "pragma encoding = 'UTF-16'");
        Sqlite.Execute(Path, $$"""
            pragma encoding = 'UTF-16';
            create table runtime_events (id, occurred_at, component, severity, code, detail);
            insert into runtime_events values
              ('00000001-0000-0000-0000-000000000001', '2013-10-07 13:30:02', 'ta', 'info', 'später', '{}'),
              ('00000002-0000-0000-0000-000000000001', '2013-10-07 13:30:01Z', 'ta', 'info', 'früher', '{}')
            """);
        using var reader = new SqliteLedgerReader(Path);
        Assert.Equal(["früher", "später"], reader.ReadRuntimeEvents().Select(r => r.Code));
    }

    private PositionSnapshotRow ReadSnapshot(string id = $"'{Uuid}'", string asOf = "'2013-10-07 13:30:00'", string equity = "1")
    {
        Sqlite.Execute(Path, $"""
            create table position_snapshots (id, as_of, equity, cash, buying_power, positions);
            insert into position_snapshots values ({id}, {asOf}, {equity}, 1, 1, '[]')
            """);
        using var reader = new SqliteLedgerReader(Path);
        return Assert.Single(reader.ReadPositionSnapshots());
    }

    private void AssertUnreadable()
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => new SqliteLedgerReader(Path));
        Assert.Equal((ExitCode.Usage, "ledger_unreadable"), (refusal.ExitCode, refusal.Code));
        Assert.Contains(Path, refusal.Message, StringComparison.Ordinal);
    }
}
