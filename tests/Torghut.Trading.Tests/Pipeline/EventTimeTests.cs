using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Strategies;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>What is known and visible at equal times.</summary>
public sealed class EventTimeTests
{
    private const decimal Nanosecond = 0.000000001m;

    [Theory]
    [InlineData(0, 99.50)]
    [InlineData(1, 99.00)]
    public void A_quote_at_the_instant_of_the_decision_is_known_and_a_later_one_is_not(int nanosecondsLate, double mid)
    {
        MadeRun run = new MadeDay().Dip()
            .Quote(22, 98.99m, 300, 99.01m, 500)
            .Quote(23.005m + (nanosecondsLate * Nanosecond), 99.49m, 300, 99.51m, 500)
            .Run();

        Assert.Equal((decimal)mid, run.Single<ExecutionTcaMetricRow>().ArrivalPrice);
    }

    [Theory]
    [InlineData(0, 99.51)]
    [InlineData(1, 99.01)]
    public void A_quote_at_the_instant_the_order_meets_the_market_is_visible_and_a_later_one_is_not(int nanosecondsLate, double price)
    {
        MadeRun run = new MadeDay().Dip()
            .Quote(22, 98.99m, 300, 99.01m, 500)
            .Quote(23.025m + (nanosecondsLate * Nanosecond), 99.49m, 300, 99.51m, 500)
            .Run();

        Assert.Equal((decimal)price, run.Single<ExecutionRow>().AvgFillPrice);
    }

    // The purchase fills at 23.025; the sale's decision falls at 33.005.
    [Theory]
    [InlineData(9_980, true)]
    [InlineData(9_981, false)]
    public void An_update_at_the_instant_of_a_decision_is_known_and_a_later_one_is_not(int ackMs, bool isKnown)
    {
        PipelineOptions options = Options() with { Execution = new ExecutionOptions { AckMs = ackMs } };
        MadeRun run = new MadeDay().Dip()
            .Quote(22, 98.99m, 300, 99.01m, 500)
            .Recovery(31)
            .Quote(32, 100.00m, 1_000, 100.04m, 100)
            .Run(options);

        Assert.Equal(isKnown ? 2 : 1, run.Final<TradeDecisionRow>().Count);
        Assert.Equal(isKnown ? 1 : 2, run.Outcomes("reversion")["no_position"]);
    }

    [Fact]
    public void Without_latencies_a_decision_knows_what_the_one_before_it_at_the_same_instant_did()
    {
        // Both strategies buy on the same signal; the account may only hold a notional of 15000.
        PipelineOptions options = Options(Reversion("a"), Reversion("b")) with
        {
            TechnicalAnalysis = new() { AvailabilityMs = 0 },
            Execution = new ExecutionOptions { DecisionMs = 0, SubmitMs = 0, AckMs = 0 },
            Risk = new() { MaxGrossExposurePct = 0.15m },
        };
        MadeRun run = new MadeDay().Dip().Quote(20.9m, 98.99m, 300, 99.01m, 500).Run(options);

        Assert.Equal(
            [
                "AIG buy 101 filled submitted [] mean_reversion_entry",
                "AIG buy 101 rejected sized [max_gross_exposure_exceeded] mean_reversion_entry",
            ],
            run.Decisions());
        Assert.All(run.Final<ExecutionOrderEventRow>(), e => Assert.Equal(At(21), e.EventTs));

        // The second one's equity knows the first one's fill: 101 shares bought a cent above the mid.
        Assert.Contains("\"equity\":\"99998.99\"", run.Final<TradeDecisionRow>()[1].DecisionJson, StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_of_one_instant_go_by_symbol_then_strategy_name()
    {
        MadeRun run = new MadeDay().Dip(symbol: 1).Dip(symbol: 0)
            .Quote(22, 98.99m, 300, 99.01m, 5_000, 0).Quote(22, 98.99m, 300, 99.01m, 5_000, 1)
            .Run(Options(Reversion("b"), Reversion("a"), Reversion("C")));

        Assert.Equal(
            ["AIG C", "AIG a", "AIG b", "BAC C", "BAC a", "BAC b"],
            run.Final<TradeDecisionRow>().Select(d =>
                $"{d.Symbol} {MadeRun.Parse(d.DecisionJson).GetProperty("params").GetProperty("strategy").GetString()}"));
    }

    [Fact]
    public void Times_of_the_trader_are_whole_microseconds()
    {
        MadeRun run = new MadeDay().Dip()
            .Quote(22, 98.99m, 300, 99.01m, 50)
            .Quote(24.123456789m, 98.99m, 300, 99.02m, 500)
            .Run();

        Assert.Equal("AIG buy fill 51@99.02 24.123456", run.OrderEvents()[^1]);
        Assert.Equal(At(24.143456m), run.Final<ExecutionOrderEventRow>()[^1].EventTs);
    }

    [Fact]
    public void Jitter_moves_times_by_whole_microseconds_and_repeats()
    {
        PipelineOptions options = Options() with { Execution = new ExecutionOptions { Jitter = LatencyJitter.Lognormal, Seed = 3 } };
        MadeDay day = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500);
        MadeRun run = day.Run(options);
        TradeDecisionRow decision = run.Single<TradeDecisionRow>();

        decimal decided = MadeRun.Seconds(decision.CreatedAt);
        Assert.NotEqual(23.005m, decided);
        Assert.InRange(decided, 23.001m, 23.02m);
        Assert.Equal(0, decided * 1_000_000 % 1);
        Assert.Equal(run.Rows.Select(r => r.ToString()), day.Run(options).Rows.Select(r => r.ToString()));
        Assert.NotEqual(
            decision.CreatedAt,
            day.Run(options with { Execution = options.Execution with { Seed = 4 } }).Single<TradeDecisionRow>().CreatedAt);
    }

    [Fact]
    public void Late_events_are_counted_and_nothing_else()
    {
        MadeDay day = new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500);
        IReadOnlyList<string> without = day.Run().OrderEvents();
        MadeRun run = day.Quote(22.5m, 90m, 1, 90.01m, 1).Late().Trade(22.6m, 50m).Late().Trade(22.7m, 50m).Late().Run();

        Assert.Equal(without, run.OrderEvents());
        Assert.Equal(3, run.Statistics.LateEvents);
        Assert.Equal(
            ["""{"role":"quotes","count":1}""", """{"role":"trades","count":2}"""], run.RuntimeEvents("late_events").Select(e => e.Detail));
    }

    [Fact]
    public void Strategies_see_only_their_timeframe()
    {
        StrategyDefinition minutes = new() { Name = "minutes", Kind = StrategyKind.MacdRsiV1 };
        MadeRun run = new MadeDay().Dip().Trade(130, 100m).Run(Options(Reversion(), minutes));

        Assert.Equal(22, run.Outcomes("reversion").Values.Sum());
        Assert.Equal(2, run.Outcomes("minutes").Values.Sum());
    }
}
