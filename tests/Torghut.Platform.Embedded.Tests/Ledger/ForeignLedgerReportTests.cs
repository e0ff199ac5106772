using System.Text;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Reporting.Writers;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Embedded.Tests.Ledger;

/// <summary>Reports over ledgers that other traders wrote, in whatever way they spell things.</summary>
public sealed class ForeignLedgerReportTests : IDisposable
{
    private const string Decisions = """
        create table trade_decisions (id, strategy_id, alpaca_account_label, symbol, timeframe, decision_json, rationale, decision_hash, status, executed_at, created_at);
        """;

    private const string Executions = """
        create table executions (id, trade_decision_id, alpaca_account_label, alpaca_order_id, client_order_id, symbol, side, order_type, time_in_force,
          submitted_qty, filled_qty, avg_fill_price, status, execution_expected_adapter, execution_actual_adapter, created_at, last_update_at);
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Text_numbers_postgres_times_capital_statuses_and_ids_of_any_kind_give_the_same_trade()
    {
        // 10 bought at 100, sold at 101.50: 15.
        SimulationReport report = Build(Decisions + Executions + """
            insert into trade_decisions values
              (1, 'momentum', 'paper', 'AAPL', '1Min', '{"action":"BUY","qty":"10","event_ts":"2026-02-27 14:31:00+00"}', 'in', 'h1', 'FILLED', null, '2026-02-27 14:31:01.5+00'),
              (2, 'momentum', 'paper', 'AAPL', '1Min', '{"side":"Sell","qty":10,"event_ts":1772203860}', 'out', 'h2', 'Filled ', '', '2026-02-27 09:51:01-05');
            insert into executions values
              ('ex-1', '1', 'paper', 'o1', 'h1', 'AAPL', 'BUY', 'MARKET', 'DAY', '10.00', ' 10 ', '1.0E2', 'FILLED', 'alpaca', 'Alpaca', '2026-02-27 14:31:02+00', '2026-02-27 14:31:03+00'),
              ('ex-2', 2, 'paper', 'o2', 'h2', 'AAPL', 'SELL', 'Limit', 'day', 10, '10', 101.5, 'Filled', 'alpaca', 'alpaca', '2026-02-27 14:51:02+00', 1772203863);
            """, out string trades);

        Assert.Equal((2, 2, 15m), (report.Funnel.TradeDecisions, report.Funnel.Executions, report.Pnl.RealizedPnl));
        Assert.Equal((1d, 0d, 0L), (report.ExecutionQuality.FillRate, report.ExecutionQuality.RejectRate, report.ExecutionQuality.AdapterMismatchCount));
        Assert.Equal(2, report.ExecutionQuality.ExecutionStatusCounts["filled"]);
        Assert.Equal(2, report.Funnel.DecisionStatusCounts["filled"]);
        Assert.Equal(["buy", "sell"], report.ExecutionQuality.BySide.Select(row => row.Key));
        Assert.Equal(1500, report.ExecutionQuality.Latencies.SignalToDecision.Ms.Max);
        Assert.Equal(["momentum"], report.Pnl.ByStrategy.Select(row => row.Key));
        Assert.Contains("1,AAPL,momentum,long,10.00000000,ex-1,ex-2,2026-02-27T14:31:03Z,2026-02-27T14:51:03Z,100.00000000,101.50000000,15.00000000", trades, StringComparison.Ordinal);
        Assert.Contains(report.Caveats, caveat => caveat.Code == "ids_are_no_uuids");
        Assert.True(report.Pnl.Identity.Closes);
        Assert.Contains("ledger_tables_missing", report.Verdict.WarnReasons);
    }

    [Fact]
    public void Documents_stored_as_text_inside_text_are_read()
    {
        const string Context = """{\\\"simulation_run_id\\\":\\\"run-1\\\",\\\"signal_event_ts\\\":\\\"2026-02-27T14:31:00Z\\\"}""";
        SimulationReport report = Build(Decisions + $$$"""
            insert into trade_decisions values
              ('1', 's', 'paper', 'AAPL', '1Min', '"{\"action\":\"buy\",\"params\":\"{\\\"risk_reasons\\\":[\\\"stale_price\\\"],\\\"submission_stage\\\":\\\"sized\\\"}\"}"', null, 'h', 'rejected', null, '2026-02-27T14:31:02Z'),
              ('2', 's', 'paper', 'AAPL', '1Min', '"{\"action\":\"buy\",\"params\":{\"simulation_context\":\"{{{Context}}}\"}}"', null, 'h2', 'planned', null, '2026-02-27T14:31:02Z');
            """, out _);

        Assert.Equal((1, 2L, 1L), (report.Funnel.TradeDecisions, report.Stability.Scope.DecisionsTotal, report.Stability.Scope.DecisionsWithoutRun));
        Assert.Equal("2026-02-27T14:31:00Z", report.Coverage.DecisionSignalMinTs);
        Assert.Equal(0, report.Stability.Scope.DocumentsUnreadable);
    }

    [Fact]
    public void Missing_columns_nulls_and_broken_values_are_left_out_and_named()
    {
        SimulationReport report = Build("""
            create table trade_decisions (id, symbol, decision_json, created_at);
            insert into trade_decisions values (1, 'AAPL', null, '2026-02-27T14:31:00Z'), (2, 'AAPL', 'no json', 'yesterday'), (null, 'AAPL', '{}', null);
            create table executions (id, trade_decision_id, symbol, side, submitted_qty, filled_qty, avg_fill_price, status, created_at);
            insert into executions values (1, 1, 'AAPL', 'buy', '1,5', 2, 'NaN', 'DONE', '2026-02-27T14:31:00Z'), (2, 2, 'AAPL', null, null, null, null, null, null);
            create table execution_tca_metrics (id, execution_id, arrival_price, avg_fill_price);
            insert into execution_tca_metrics values (1, 1, '100', '100.1');
            """, out _);

        Assert.Equal((2, 2), (report.Funnel.TradeDecisions, report.Funnel.Executions));
        Assert.Equal(
            ["ledger_rows_unreadable trade_decisions", "ledger_values_unreadable executions.avg_fill_price", "ledger_values_unreadable executions.submitted_qty", "ledger_values_unreadable trade_decisions.created_at"],
            report.Verdict.Findings.Where(finding => finding.Code.EndsWith("_unreadable", StringComparison.Ordinal) && finding.Subject is not null)
                .Select(finding => $"{finding.Code} {finding.Subject}").Order(StringComparer.Ordinal));
        Assert.Contains(report.Verdict.Findings, finding => finding.Message.Contains("row id 1: found text '1,5', expected a number", StringComparison.Ordinal));

        // Slippage from arrival 100 and fill 100.1 of a bought quantity of 2: 10 bps, 0.2.
        Assert.Equal((10d, 0.2m), (report.ExecutionQuality.SlippageBps.Signed.Mean, report.Pnl.TcaShortfallNotionalTotal));
        Assert.Contains(report.Caveats, caveat => caveat.Code == "tca_computed");
        Assert.Equal(2, report.Stability.Scope.DocumentsUnreadable);
    }

    [Fact]
    public void Fills_by_another_clock_are_matched_in_the_order_of_the_decisions()
    {
        // Sold first by the feed's clock, weeks later; bought first by the decisions.
        SimulationReport report = Build(Decisions + Executions + """
            insert into trade_decisions values
              (1, 's', 'paper', 'AAPL', '1Min', '{"action":"buy"}', null, 'h1', 'filled', null, '2026-02-27T14:31:00Z'),
              (2, 's', 'paper', 'AAPL', '1Min', '{"action":"sell"}', null, 'h2', 'filled', null, '2026-02-27T15:31:00Z');
            insert into executions values
              (1, 1, 'paper', 'o1', 'h1', 'AAPL', 'buy', 'market', 'day', 4, 4, 10, 'filled', null, null, '2026-03-20T10:00:05Z', null),
              (2, 2, 'paper', 'o2', 'h2', 'AAPL', 'sell', 'market', 'day', 4, 4, 11, 'filled', null, null, '2026-03-20T10:00:01Z', null);
            create table execution_order_events (id, event_fingerprint, event_ts, event_type, filled_qty, avg_fill_price, raw_event, execution_id, trade_decision_id, created_at);
            insert into execution_order_events values
              (1, 'a', '2026-03-20T10:00:06Z', 'FILL', '4', '10', '{}', 1, 1, '2026-03-20T10:00:06Z'),
              (2, 'b', '2026-03-20T10:00:02Z', 'FILL', '4', '11', null, 2, 2, '2026-03-20T10:00:02Z');
            """, out string trades);

        Assert.Equal((4m, 0), (report.Pnl.RealizedPnl, report.Pnl.OpenLotCount));
        Assert.Contains(",long,4.00000000,1,2,2026-02-27T14:31:00Z,2026-02-27T15:31:00Z,", trades, StringComparison.Ordinal);
        Assert.Null(report.ExecutionQuality.LatencyMs.DecisionToSubmitP50);
        Assert.Equal((1000d, 2), (report.ExecutionQuality.LatencyMs.SubmitToFirstUpdateP50, report.ExecutionQuality.Latencies.DecisionToSubmit.Withheld));
        Assert.NotNull(report.Pnl.EquityCurve);
        Assert.Contains(report.Caveats, caveat => caveat.Code == "mixed_clocks");
    }

    [Fact]
    public void Rows_in_any_order_of_the_file_give_the_same_report()
    {
        const string First = "(1, 's', 'paper', 'AAPL', '1Min', '{\"action\":\"buy\"}', null, 'h1', 'planned', null, '2026-02-27T14:31:00Z')";
        const string Second = "(10, 's', 'paper', 'AAPL', '1Min', '{\"action\":\"sell\"}', null, 'h2', 'planned', null, '2026-02-27T14:31:00Z')";
        string ordered = ReportText(Decisions + $"insert into trade_decisions values {First}, {Second}");
        string reversed = ReportText(Decisions + $"insert into trade_decisions values {Second}, {First}");

        Assert.Equal(ordered, reversed);
    }

    [Fact]
    public void A_truncated_ledger_gives_what_comes_before_the_damage_and_a_failing_finding()
    {
        string path = _folder["truncated.db"];
        Sqlite.Execute(path, "pragma page_size = 512; vacuum; " + Decisions + """
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
            insert into trade_decisions select i, 's', 'paper', 'AAPL', '1Min', '{"action":"buy"}', null, 'h' || i, 'planned', null, '2026-02-27T14:31:00Z' from n;
            """);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        SimulationReport report = Read(path).Report;

        Assert.Equal("FAIL", report.Verdict.Status);
        Assert.Contains("ledger_table_damaged", report.Verdict.FailReasons);
        Assert.InRange(report.Funnel.TradeDecisions, 1, 199);
    }

    private static ReportResult Read(string path)
    {
        var issues = new ReadIssues();
        using var reader = new SqliteLedgerReader(path, issues);
        return ReportBuilder.Build(Request(), new ReportSources(reader, null) { Issues = issues });
    }

    private static ReportRequest Request() => new()
    {
        RunId = "run-1",
        RunToken = "run_1",
        DatasetId = "unknown",
        Platform = "external",
        Source = new SourceDescription("ledger", "ledger.db", Synthetic: false),
        Window = new ReplayWindow(
            Instant.FromUtc(2026, 2, 27, 14, 30), Instant.FromUtc(2026, 2, 27, 21, 0), new LocalDate(2026, 2, 27), null),
        Calendar = new CalendarIdentity("rules", "1", "1"),
        ProgramVersion = "0",
    };

    private SimulationReport Build(string sql, out string trades)
    {
        string path = _folder["ledger.db"];
        Sqlite.Execute(path, sql);
        ReportResult result = Read(path);
        using var writer = new StringWriter();
        TradePnlCsv.Write(result.Rows, writer);
        trades = writer.ToString();
        return result.Report;
    }

    private string ReportText(string sql)
    {
        string path = _folder[Guid.NewGuid().ToString("N")];
        Sqlite.Execute(path, sql);
        using var stream = new MemoryStream();
        ReportJson.Write(Read(path).Report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
