using System.Text.Json;
using NodaTime;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>A day whose fills a reader can compute: a purchase in two fills, a sale in one.</summary>
public sealed class TradingDayTests
{
    // The dip's signal is of second 21, so the decision falls at 21 + 2 + 0.005 and the order meets the market 0.02 later.
    private static MadeDay Day() => new MadeDay()
        .Dip()
        .Quote(22.0m, 98.99m, 300, 99.01m, 50)
        .Quote(23.5m, 98.99m, 300, 99.03m, 500)
        .Recovery(31)
        .Quote(32.0m, 100.00m, 1_000, 100.04m, 100);

    [Fact]
    public void Orders_fill_against_the_quotes_of_their_moment()
    {
        MadeRun run = Day().Run();

        // 10000 ÷ 99.00 = 101 shares.
        Assert.Equal(
            [
                "AIG buy new 23.025", "AIG buy partial_fill 50@99.01 23.025", "AIG buy fill 51@99.03 23.5",
                "AIG sell new 33.025", "AIG sell fill 101@100 33.025",
            ],
            run.OrderEvents());
        Assert.Equal(
            [
                "AIG buy 101 filled submitted [] mean_reversion_entry",
                "AIG sell 101 filled submitted [] mean_reversion_exit",
            ],
            run.Decisions());
    }

    [Fact]
    public void Cash_and_equity_close()
    {
        MadeRun run = Day().Run();
        IReadOnlyList<PositionSnapshotRow> snapshots = run.Final<PositionSnapshotRow>();

        // 100000 − 50·99.01 − 51·99.03 + 101·100.00
        Assert.Equal(100_098.97m, snapshots[^1].Cash);
        Assert.Equal(100_098.97m, snapshots[^1].Equity);
        Assert.Equal("[]", snapshots[^1].Positions);

        // Start, every minute of the session (the last is the end).
        Assert.Equal(391, snapshots.Count);
        Assert.Equal((Open, 100_000m, 100_000m), (snapshots[0].AsOf, snapshots[0].Equity, snapshots[0].BuyingPower));
        Assert.Equal(At(60), snapshots[1].AsOf);
        Assert.Equal(Close, snapshots[^1].AsOf);
    }

    [Fact]
    public void A_snapshot_shows_what_is_held_at_mids()
    {
        MadeRun run = new MadeDay().Dip(40).Quote(61, 98.99m, 300, 99.01m, 500).Run();
        PositionSnapshotRow second = run.Final<PositionSnapshotRow>()[2];

        Assert.Equal(At(120), second.AsOf);
        Assert.Equal(
            """[{"symbol":"AIG","strategy":"reversion","qty":"101","avg_entry_price":"99.01","price":"99","price_source":"quote_mid","market_value":"9999","unrealized_pl":"-1.01"}]""",
            second.Positions);
        Assert.Equal((99_998.99m, 89_999.99m, 89_999.99m), (second.Equity, second.Cash, second.BuyingPower));
    }

    [Fact]
    public void Times_of_a_decision_follow_from_the_latencies()
    {
        MadeRun run = Day().Run();
        TradeDecisionRow decision = run.Final<TradeDecisionRow>()[0];
        ExecutionRow execution = run.Final<ExecutionRow>()[0];
        IReadOnlyList<ExecutionOrderEventRow> events = run.Final<ExecutionOrderEventRow>();

        Assert.Equal(At(23.005m), decision.CreatedAt);
        Assert.Equal(At(23.5m), decision.ExecutedAt);
        Assert.Equal(At(23.005m), execution.CreatedAt);
        Assert.Equal(At(23.52m), execution.UpdatedAt);
        Assert.Equal([At(23.045m), At(23.045m), At(23.52m), At(33.045m), At(33.045m)], events.Select(e => e.EventTs!.Value));
        Assert.Equal([1L, 2, 3, 4, 5], events.Select(e => e.FeedSeq!.Value));
        Assert.Equal([0L, 1, 2, 3, 4], events.Select(e => e.SourceOffset!.Value));
    }

    [Fact]
    public void Costs_are_measured_against_the_mid_at_submission()
    {
        MadeRun run = Day().Run();
        IReadOnlyList<ExecutionTcaMetricRow> costs = run.Final<ExecutionTcaMetricRow>();

        // (50·99.01 + 51·99.03) ÷ 101 = 99.02009901, arrival 99.00.
        Assert.Equal((99.00m, 99.02009901m, 101m), (costs[0].ArrivalPrice, costs[0].AvgFillPrice, costs[0].FilledQty));
        Assert.Equal(2.03020303m, costs[0].SlippageBps);
        Assert.Equal(2.03000001m, costs[0].ShortfallNotional);
        Assert.Equal((0m, -101m), (costs[0].ChurnQty, costs[1].SignedQty));
        Assert.Equal((101m, 1m), (costs[1].ChurnQty, costs[1].ChurnRatio));
        Assert.Equal(ExecutionModels.Version, costs[0].SimulatorVersion);
    }

    [Fact]
    public void Every_row_leads_back_to_the_source_record()
    {
        MadeRun run = Day().Run();
        string[] contexts =
        [
            .. run.Final<TradeDecisionRow>().Select(d => MadeRun.Parse(d.DecisionJson).GetProperty("params").GetProperty("simulation_context").GetRawText()),
            .. run.Final<ExecutionRow>().Select(e => MadeRun.Parse(e.ExecutionAuditJson!).GetProperty("simulation_context").GetRawText()),
            .. run.Final<ExecutionOrderEventRow>().Select(e => MadeRun.Parse(e.RawEvent).GetProperty("simulation_context").GetRawText()),
        ];

        // The dip's last trade is the 21st event of the tape, offset 20.
        string bought = """{"simulation_run_id":"run-1","dataset_id":"day-1","dataset_event_id":"torghut.trades.v1:0:20","source_topic":"torghut.trades.v1","source_partition":0,"source_offset":20,"replay_topic":"torghut.sim.trades.v1.run_1","signal_event_ts":"2026-02-27T14:30:21Z","signal_seq":21}""";
        Assert.Equal(2 + 2 + 5, contexts.Length);
        Assert.Equal(5, contexts.Count(c => c == bought));
        Assert.Equal(2, contexts.Distinct().Count());
    }

    [Fact]
    public void The_decision_document_says_how_it_came_about()
    {
        JsonElement json = MadeRun.Parse(Day().Run().Final<TradeDecisionRow>()[0].DecisionJson);
        JsonElement parameters = json.GetProperty("params");

        Assert.Equal("2026-02-27T14:30:21Z", json.GetProperty("event_ts").GetString());
        Assert.Equal(("buy", "101", "market", "day"), (Text(json, "action"), Text(json, "qty"), Text(json, "order_type"), Text(json, "time_in_force")));
        Assert.Equal("99", Text(parameters, "price"));
        Assert.Equal(
            """{"as_of":"2026-02-27T14:30:22Z","price":"99","spread":"0.02","source":"quote_mid","bid":"98.99","ask":"99.01"}""",
            parameters.GetProperty("price_snapshot").GetRawText());
        Assert.Equal(
            """{"method":"notional","budget":"10000","equity":"100000","price":"99","available":null,"step":"1","qty":"101"}""",
            parameters.GetProperty("sizing").GetRawText());
        Assert.Equal(21, parameters.GetProperty("signal_seq").GetInt32());
        Assert.Equal(99, parameters.GetProperty("indicators").GetProperty("close").GetDouble());
    }

    [Fact]
    public void An_order_stands_in_the_ledger_from_its_submission()
    {
        MadeRun run = Day().Run();
        ExecutionRow first = run.Rows.OfType<ExecutionRow>().First();
        TradeDecisionRow decision = run.Rows.OfType<TradeDecisionRow>().First();

        Assert.Equal(("accepted", 0m, "submitted"), (first.Status, first.FilledQty, decision.Status));
        Assert.Equal(decision.DecisionHash, first.ClientOrderId);
        Assert.Equal(("simulation", "simulation"), (first.ExecutionExpectedAdapter, first.ExecutionActualAdapter));
        Assert.Equal(
            ["planned→submitted", "new", "partially_filled", "filled"],
            run.Rows.OfType<TradeDecisionRow>().Where(d => d.Id == decision.Id)
                .Select((d, i) => i == 0 ? $"planned→{d.Status}" : d.Status));
    }

    [Fact]
    public void Strategies_come_first_and_the_cursor_last()
    {
        MadeRun run = Day().Run();
        StrategyRow strategy = Assert.IsType<StrategyRow>(run.Rows[0]);
        TradeCursorRow cursor = Assert.IsType<TradeCursorRow>(run.Rows[^1]);

        Assert.Equal(("reversion", "mean_reversion_v1", "1Sec", Open), (strategy.Name, strategy.Description, strategy.BaseTimeframe, strategy.CreatedAt));
        Assert.Equal(("ta_signals", At(60), "AIG"), (cursor.Source, cursor.CursorAt, cursor.CursorSymbol));
    }

    [Fact]
    public void Every_signal_has_one_outcome()
    {
        MadeRun run = Day().Run();

        // 19 bars before the band is there, one at the band's middle without a position, then the dip and the recovery.
        Assert.Equal(
            new Dictionary<string, int> { ["decision"] = 2, ["no_position"] = 1, ["warm_up"] = 19 }, run.Outcomes("reversion"));
        JsonElement first = run.OutcomeDetails().First();
        Assert.Equal(
            """{"strategy":"reversion","half_hour":"2026-02-27T14:30:00Z","produced":22,"consumed":22,"evaluated":22,"outcomes":{"decision":2,"no_position":1,"warm_up":19}}""",
            first.GetRawText());
        RuntimeEventRow row = run.RuntimeEvents("signal_outcome_counts").First();
        Assert.Equal((Open + Duration.FromMinutes(30), "trader", "info", "AIG"), (row.OccurredAt, row.Component, row.Severity, row.Symbol));

        // 13 half hours, two symbols, one strategy.
        Assert.Equal(26, run.OutcomeDetails().Count());
    }

    [Fact]
    public void Ids_and_hashes_do_not_depend_on_the_run()
    {
        MadeRun one = Day().Run();
        MadeRun other = Day().Run(Options() with { RunId = "another" });

        Assert.Equal(one.Rows.Select(r => r.Id), other.Rows.Select(r => r.Id));
        Assert.Equal(
            one.Rows.Select(r => r.ToString()!.Replace("run-1", "another", StringComparison.Ordinal)), other.Rows.Select(r => r.ToString()));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
