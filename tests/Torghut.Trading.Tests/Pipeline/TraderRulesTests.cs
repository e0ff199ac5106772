using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>Rules of the trader over a whole day.</summary>
public sealed class TraderRulesTests
{
    private const int LastDip = SessionSeconds - 24;

    [Fact]
    public void A_switched_off_strategy_and_a_symbol_outside_the_universe_leave_a_count()
    {
        MadeRun run = new MadeDay().Dip().Dip(symbol: 1).Quote(22, 98.99m, 300, 99.01m, 500).Run(Options(
            Reversion("off") with { Enabled = false }, Reversion("narrow") with { Symbols = ["BAC"] }));

        Assert.Equal(42, run.Outcomes("off")["strategy_disabled"]);
        Assert.Equal(21, run.Outcomes("narrow")["symbol_not_allowed"]);
        Assert.Equal("""["BAC"]""", run.Final<StrategyRow>()[0].UniverseSymbols);
        Assert.All(run.OutcomeDetails(), d => Assert.Equal(
            d.GetProperty("consumed").GetInt32(), d.GetProperty("outcomes").EnumerateObject().Sum(o => o.Value.GetInt32())));
    }

    [Fact]
    public void The_kill_switch_blocks_every_decision()
    {
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500)
            .Run(Options() with { Risk = new RiskOptions { KillSwitch = true } });

        Assert.Equal(["AIG buy 101 blocked sized [kill_switch_enabled] mean_reversion_entry"], run.Decisions());
        Assert.Empty(run.Final<ExecutionRow>());
        Assert.Equal(Open, Assert.Single(run.RuntimeEvents("kill_switch_enabled")).OccurredAt);
    }

    [Fact]
    public void Without_a_quote_there_is_no_price_and_no_order()
    {
        MadeRun run = new MadeDay().Dip().Run();

        Assert.Equal(["AIG buy 0 rejected intent [missing_price] mean_reversion_entry"], run.Decisions());
    }

    [Theory]
    [InlineData(8.005, "submitted")]
    [InlineData(8.004, "rejected")]
    public void A_quote_older_than_fifteen_seconds_is_stale(double second, string status)
    {
        MadeRun run = new MadeDay().Dip().Quote((decimal)second, 98.99m, 300, 99.01m, 500).Run();

        TradeDecisionRow first = run.Rows.OfType<TradeDecisionRow>().First();
        Assert.Equal(status, first.Status);
        Assert.Equal(status == "rejected", first.DecisionJson.Contains("""["stale_price"]""", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_entry_must_wait_for_the_cooldown()
    {
        MadeDay day = new MadeDay();
        foreach (int from in new[] { 0, 100, 300 })
        {
            day.Dip(from).Quote(from + 22, 98.99m, 300, 99.01m, 500).Recovery(from + 31).Quote(from + 32, 100m, 500, 100.02m, 100);
        }

        MadeRun run = day.Run();

        // Entries are decided at 23.005, 123.005 and 323.005: 100 s and exactly 300 s after the first.
        Assert.Equal(
            ["filled", "filled", "rejected", "filled", "filled"], run.Final<TradeDecisionRow>().Select(d => d.Status));
        Assert.Contains("[cooldown_active]", run.Decisions()[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_at_or_after_the_close_is_outside_the_session()
    {
        // The signal of 3 s before the close is decided on 0.995 s before it, the one of 2 s before the close after it.
        MadeRun before = new MadeDay().Dip(SessionSeconds - 24).Quote(SessionSeconds - 10, 98.99m, 300, 99.01m, 500).Run();
        MadeRun after = new MadeDay().Dip(SessionSeconds - 23).Quote(SessionSeconds - 10, 98.99m, 300, 99.01m, 500).Run();

        Assert.Single(before.Final<TradeDecisionRow>());
        Assert.Empty(after.Final<TradeDecisionRow>());
        Assert.Equal(1, after.Outcomes("reversion")["outside_session"]);
    }

    [Fact]
    public void Open_orders_are_canceled_at_the_close()
    {
        MadeRun run = new MadeDay().Dip(LastDip).Quote(LastDip + 22, 98.99m, 300, 99.01m, 40).Run();

        Assert.Equal(
            [
                "AIG buy new 23399.025", "AIG buy partial_fill 40@99.01 23399.025", "AIG buy canceled 23400",
            ],
            run.OrderEvents());
        ExecutionRow order = run.Single<ExecutionRow>();
        Assert.Equal(("canceled", 40m), (order.Status, order.FilledQty));
        RuntimeEventRow canceled = Assert.Single(run.RuntimeEvents("orders_canceled_at_close"));
        Assert.Equal((Close, $$"""{"count":1,"client_order_ids":["{{order.ClientOrderId}}"]}"""), (canceled.OccurredAt, canceled.Detail));

        // The cancellation becomes known after the close; the last snapshot is of then.
        Assert.Equal(Close + Duration.FromMilliseconds(20), run.Final<PositionSnapshotRow>()[^1].AsOf);
    }

    [Fact]
    public void An_order_without_a_market_is_rejected_after_a_minute()
    {
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500).Quote(23.01m, 99.05m, 300, 99.01m, 500).Run();

        Assert.Equal(["AIG buy new 23.025", "AIG buy rejected 83.025"], run.OrderEvents());
        Assert.Equal("rejected", run.Single<TradeDecisionRow>().Status);
        Assert.Empty(run.Final<ExecutionTcaMetricRow>());
        Assert.Equal(At(83.025m), Assert.Single(run.RuntimeEvents("no_market")).OccurredAt);
        Assert.Equal(100_000m, run.Final<PositionSnapshotRow>()[^1].BuyingPower);
    }

    [Fact]
    public void A_halt_is_told_and_nothing_fills_in_it()
    {
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500)
            .Status(23.01m, isHalted: true).Status(40, isHalted: false).Quote(41, 98.99m, 300, 99.02m, 500).Run();

        Assert.Equal(["AIG buy new 23.025", "AIG buy fill 101@99.02 41"], run.OrderEvents());
        Assert.Equal(At(23.01m), Assert.Single(run.RuntimeEvents("trading_halted")).OccurredAt);
        Assert.Equal(At(40), Assert.Single(run.RuntimeEvents("trading_resumed")).OccurredAt);
    }

    [Fact]
    public void Prefer_limit_sends_a_limit_order_through_the_mid()
    {
        PipelineOptions options = Options() with { Execution = new ExecutionOptions { PreferLimit = true } };
        MadeRun run = new MadeDay().Dip()
            .Quote(22, 98.99m, 300, 99.01m, 500)
            .Quote(23.02m, 99.01m, 300, 99.03m, 500)
            .Quote(30, 98.97m, 300, 98.99m, 500)
            .Run(options);

        Assert.Equal(["AIG buy new 23.025", "AIG buy fill 101@99.01 30"], run.OrderEvents());
        ExecutionRow order = run.Single<ExecutionRow>();
        Assert.Equal("limit", order.OrderType);
        Assert.Equal("99.01", MadeRun.Parse(order.RawOrder!).GetProperty("limit_price").GetString());

        // The preference does not change what the intent was.
        MadeRun market = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500).Run();
        Assert.Equal(market.Single<TradeDecisionRow>().DecisionHash, run.Single<TradeDecisionRow>().DecisionHash);
    }

    [Fact]
    public void Immediate_or_cancel_orders_do_not_wait()
    {
        PipelineOptions options = Options() with { Execution = new ExecutionOptions { ImmediateOrCancel = true } };
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 40).Quote(24, 98.99m, 300, 99.01m, 500).Run(options);

        Assert.Equal(
            ["AIG buy new 23.025", "AIG buy partial_fill 40@99.01 23.025", "AIG buy canceled 23.025"], run.OrderEvents());
        Assert.Equal("ioc", run.Single<ExecutionRow>().TimeInForce);
    }

    [Fact]
    public void A_sale_leaves_out_what_open_sells_have_taken()
    {
        // The first sale cannot fill (its market vanished); the second finds nothing left to sell.
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500)
            .Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100)
            .Quote(33.01m, 100.05m, 500, 100.04m, 100)
            .Recovery(33).Run();

        Assert.Equal("AIG sell 0 rejected intent [sell_inventory_unavailable] mean_reversion_exit", run.Decisions()[2]);
    }

    [Fact]
    public void A_starting_position_belongs_to_the_first_strategy_that_trades_the_symbol()
    {
        PipelineOptions options = Options() with
        {
            Execution = new ExecutionOptions
            {
                Account = new AccountOptions
                {
                    StartingCash = 1_000m,
                    Positions = [new StartingPosition("AIG", 30m, 95m), new StartingPosition("XYZ", 5m, 10m)],
                },
            },
        };
        MadeRun run = new MadeDay().Dip().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100).Run(options);

        Assert.Equal(["AIG sell new 33.025", "AIG sell fill 30@100 33.025"], run.OrderEvents());
        PositionSnapshotRow start = run.Final<PositionSnapshotRow>()[0];
        Assert.Equal((3_850m, 1_000m), (start.Equity, start.Cash));
        Assert.Contains("\"price_source\":\"average_price\"", start.Positions, StringComparison.Ordinal);
        Assert.Equal("XYZ", Assert.Single(run.RuntimeEvents("starting_position_without_data")).Symbol);

        // Selling what was held before the day is no churn.
        Assert.Equal(0m, run.Single<ExecutionTcaMetricRow>().ChurnQty);
    }

    [Fact]
    public void A_custom_window_ends_trading_when_it_ends()
    {
        PipelineOptions options = Options() with
        {
            Window = new ReplayWindow(Open, At(1_800), new LocalDate(2026, 2, 27), new TradingSession(new LocalDate(2026, 2, 27), Open, Close)),
        };
        MadeRun run = new MadeDay().Dip(1_776).Quote(1_798, 98.99m, 300, 99.01m, 40).Run(options);

        Assert.Equal("AIG buy canceled 1800", run.OrderEvents()[^1]);
        Assert.Equal(2, run.OutcomeDetails().Count());
        Assert.Equal(32, run.Final<PositionSnapshotRow>().Count);
    }

    [Fact]
    public void Before_the_open_is_outside_the_session()
    {
        PipelineOptions options = Options() with
        {
            Window = new ReplayWindow(
                Open - Duration.FromHours(1), At(600), new LocalDate(2026, 2, 27), new TradingSession(new LocalDate(2026, 2, 27), Open, Close)),
        };
        MadeRun run = new MadeDay().Dip(-500).Quote(-478, 98.99m, 300, 99.01m, 40).Run(options);

        Assert.Equal(21, run.Outcomes("reversion")["outside_session"]);
    }

    [Fact]
    public void A_window_without_a_session_trades_all_of_its_time()
    {
        PipelineOptions options = Options() with { Window = new ReplayWindow(Open, At(600), new LocalDate(2026, 2, 27), null) };
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500).Run(options);

        Assert.Single(run.Final<ExecutionTcaMetricRow>());
    }

    [Fact]
    public void A_stale_signal_is_refused_and_counted_as_handled()
    {
        MadeRun run = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500)
            .Run(Options() with { FeatureGate = new FeatureGateOptions { MaxStalenessMs = 2_004 } });

        Assert.Empty(run.Final<TradeDecisionRow>());
        Assert.Equal(21, run.Outcomes("reversion")["feature_staleness_exceeds_budget"]);
        RuntimeEventRow refusal = Assert.Single(run.RuntimeEvents("feature_gate_refusals"));
        Assert.Equal(
            """{"strategy":"reversion","half_hour":"2026-02-27T14:30:00Z","reason":"feature_staleness_exceeds_budget","count":21}""",
            refusal.Detail);
        Assert.Equal("AIG", run.Single<TradeCursorRow>().CursorSymbol);
    }

    [Fact]
    public void Short_sales_are_made_covered_and_closed_where_they_are_allowed()
    {
        StrategyParameters parameters = new() { AllowShort = true };
        MadeRun run = new MadeDay().Dip().Quote(18, 100.00m, 500, 100.02m, 500).Quote(23.01m, 98.99m, 300, 99.01m, 500)
            .Run(Options(Reversion(parameters: parameters)));

        // Bar 20 closes at the middle of the band: a short sale of 10000 ÷ 100.01 = 99; the dip covers it.
        Assert.Equal(
            ["AIG sell 99 filled submitted [] mean_reversion_exit", "AIG buy 99 filled submitted [] mean_reversion_entry"], run.Decisions());
        Assert.Equal(["AIG sell new 22.025", "AIG sell fill 99@100 22.025", "AIG buy new 23.025", "AIG buy fill 99@99.01 23.025"], run.OrderEvents());
        Assert.Equal(100_000m + (99m * (100.00m - 99.01m)), run.Final<PositionSnapshotRow>()[^1].Cash);
    }
}
