using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Errors;
using static Torghut.Compliance.LedgerRows;

namespace Torghut.Platform.Embedded.Tests.Ledger;

public sealed class SqliteLedgerWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["ledger.sqlite"];

    public void Dispose() => _folder.Dispose();

    /// <summary>The contract's tables, as its text gives them; <c>?</c> is a column that may be null.</summary>
    [Theory]
    [InlineData("strategies", "id name description? enabled base_timeframe universe_type universe_symbols? max_position_pct_equity? max_notional_per_trade? created_at updated_at")]
    [InlineData("trade_decisions", "id strategy_id alpaca_account_label symbol timeframe decision_json rationale? decision_hash? status executed_at? created_at")]
    [InlineData("executions", "id trade_decision_id? alpaca_account_label alpaca_order_id client_order_id? symbol side order_type time_in_force submitted_qty filled_qty avg_fill_price? status execution_expected_adapter execution_actual_adapter execution_fallback_reason? execution_fallback_count execution_correlation_id? execution_idempotency_key? execution_audit_json? raw_order? last_update_at? order_feed_last_event_ts? order_feed_last_seq? created_at updated_at")]
    [InlineData("execution_order_events", "id event_fingerprint source_topic source_partition? source_offset? alpaca_account_label feed_seq? event_ts? symbol? alpaca_order_id? client_order_id? event_type? status? qty? filled_qty? avg_fill_price? raw_event execution_id? trade_decision_id? created_at")]
    [InlineData("execution_tca_metrics", "id execution_id trade_decision_id? strategy_id? alpaca_account_label? symbol side arrival_price? avg_fill_price? filled_qty signed_qty slippage_bps? shortfall_notional? expected_shortfall_bps_p50? expected_shortfall_bps_p95? realized_shortfall_bps? divergence_bps? simulator_version? churn_qty churn_ratio? computed_at")]
    [InlineData("llm_decision_reviews", "id trade_decision_id model prompt_version input_json response_json verdict confidence? adjusted_qty? adjusted_order_type? rationale? risk_flags? tokens_prompt? tokens_completion? created_at")]
    [InlineData("position_snapshots", "id alpaca_account_label as_of equity cash buying_power positions created_at")]
    [InlineData("trade_cursor", "id source account_label cursor_at cursor_seq? cursor_symbol?")]
    [InlineData("runtime_events", "id occurred_at component severity code symbol? detail")]
    public void Tables_have_the_columns_of_the_contract(string table, string columns)
    {
        WriteFull();
        List<string> actual = Sqlite.Query(Path, $"select name || iif(\"notnull\" = 0, '?', '') from pragma_table_info('{table}') order by cid");
        Assert.Equal(columns, string.Join(' ', actual));
    }

    [Fact]
    public void Keys_and_references_are_those_of_the_contract()
    {
        WriteFull();
        Assert.Equal(
            [
                "execution_order_events: event_fingerprint",
                "execution_order_events: source_topic,source_partition,source_offset",
                "execution_tca_metrics: execution_id",
                "executions: alpaca_account_label,alpaca_order_id",
                "executions: alpaca_account_label,client_order_id",
                "trade_cursor: source,account_label",
                "trade_decisions: alpaca_account_label,decision_hash",
            ],
            Sqlite.Query(Path, """
                select m.name || ': ' || (select group_concat(name) from (select name from pragma_index_info(i.name) order by seqno)) as key
                from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table' and i.origin = 'u' order by key
                """));
        Assert.Equal(
            [
                "execution_order_events.execution_id -> executions.id",
                "execution_order_events.trade_decision_id -> trade_decisions.id",
                "execution_tca_metrics.execution_id -> executions.id",
                "execution_tca_metrics.strategy_id -> strategies.id",
                "execution_tca_metrics.trade_decision_id -> trade_decisions.id",
                "executions.trade_decision_id -> trade_decisions.id",
                "llm_decision_reviews.trade_decision_id -> trade_decisions.id",
                "trade_decisions.strategy_id -> strategies.id",
            ],
            Sqlite.Query(Path, """
                select m.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" as reference
                from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' order by reference
                """));
    }

    [Fact]
    public void Values_are_kept_in_canonical_text()
    {
        WriteFull();
        Assert.Equal(
            ["0000000a-0000-0000-0000-000000000001|60.00000001|181.12345678|2013-10-07T13:31:00.500000Z|2"],
            Sqlite.Query(Path, "select trade_decision_id, filled_qty, avg_fill_price, created_at, execution_fallback_count from executions"));
        Assert.Equal(["0.8125|50.00000000"], Sqlite.Query(Path, "select confidence, adjusted_qty from llm_decision_reviews"));
        Assert.Equal(["text|text|text|integer"], Sqlite.Query(
            Path, "select typeof(id), typeof(max_notional_per_trade), typeof(created_at), typeof(enabled) from strategies"));
        Assert.Equal(["ok"], Sqlite.Query(Path, "pragma integrity_check"));
        Assert.Empty(Sqlite.Query(Path, "pragma foreign_key_check"));
    }

    [Fact]
    public void A_row_without_a_value_gets_the_default_of_the_contract()
    {
        WriteFull();
        Sqlite.Execute(Path, "insert into executions (id, alpaca_order_id, symbol, side, order_type, time_in_force, submitted_qty, status, created_at, updated_at) values ('x', 'o', 'IBM', 'buy', 'market', 'day', '1', 'new', '', '')");
        Assert.Equal(
            ["paper|unknown|0|0.00000000"],
            Sqlite.Query(Path, "select alpaca_account_label, execution_actual_adapter, execution_fallback_count, filled_qty from executions where id = 'x'"));
    }

    [Fact]
    public void The_file_has_its_name_only_when_complete_and_stands_alone()
    {
        using var writer = new SqliteLedgerWriter(Path);
        writer.Write(Full);
        Assert.DoesNotContain("ledger.sqlite", _folder.Names);
        writer.Complete();
        Assert.Equal(["ledger.sqlite"], _folder.Names);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_ledger_that_is_not_completed_leaves_nothing_and_harms_nothing()
    {
        WriteFull();
        byte[] before = File.ReadAllBytes(Path);
        using (var writer = new SqliteLedgerWriter(Path))
        {
            writer.Write([Strategy(id: 5, name: "other")]);
        }

        Assert.Equal(["ledger.sqlite"], _folder.Names);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_ledger_that_cannot_be_completed_leaves_nothing()
    {
        using var writer = new SqliteLedgerWriter(Path);
        writer.Write([Decision()]);
        Assert.Throws<SimulationException>(writer.Complete);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Left_overs_of_a_killed_process_are_no_obstacle()
    {
        File.WriteAllText(Path + ".tmp", "half a database");
        WriteFull();
        Assert.Equal(["ledger.sqlite"], _folder.Names);
    }

    [Fact]
    public void Equal_rows_give_equal_bytes()
    {
        WriteFull();
        byte[] first = File.ReadAllBytes(Path);
        WriteFull();
        Assert.Equal(first, File.ReadAllBytes(Path));
    }

    [Fact]
    public void Thousands_of_rows_and_large_documents_are_kept()
    {
        string large = "{\"text\":\"" + new string('ä', 100_000) + "\"}";
        using (var writer = new SqliteLedgerWriter(Path))
        {
            writer.Write([Strategy()]);
            for (int i = 0; i < 50; i++)
            {
                writer.Write([.. Enumerable.Range(i * 100, 100).Select(n => Decision(id: 1000 + n) with { DecisionJson = n == 77 ? large : "{}" })]);
            }

            writer.Complete();
        }

        using var reader = new SqliteLedgerReader(Path);
        Assert.Equal(Enumerable.Range(1000, 5000).Select(Id), reader.ReadDecisions().Select(d => d.Id));
        Assert.Equal(large, reader.ReadDecisions().Single(d => d.Id == Id(1077)).DecisionJson);
    }

    [Fact]
    public void A_folder_that_is_missing_is_a_clear_refusal()
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => new SqliteLedgerWriter(_folder["none/ledger.sqlite"]));
        Assert.Equal((ExitCode.Usage, "output_unwritable"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("none/ledger.sqlite", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_written_after_completion()
    {
        using var writer = new SqliteLedgerWriter(Path);
        writer.Complete();
        Assert.Throws<ObjectDisposedException>(() => writer.Write([Strategy()]));
        Assert.Throws<ObjectDisposedException>(writer.Complete);
    }

    private void WriteFull()
    {
        using var writer = new SqliteLedgerWriter(Path);
        writer.Write(Full);
        writer.Complete();
    }
}
