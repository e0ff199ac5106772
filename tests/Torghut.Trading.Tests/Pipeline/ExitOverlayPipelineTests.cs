using Torghut.Trading.Ledger;
using Torghut.Trading.Strategies;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Pipeline;

public sealed class ExitOverlayPipelineTests
{
    [Fact]
    public void A_stop_loss_closes_the_position_on_the_next_signal_below_it()
    {
        MadeRun run = Bought().Trade(39.5m, 98.50m).Quote(41, 98.40m, 500, 98.42m, 500)
            .Run(Options(Reversion(parameters: new StrategyParameters { StopLossBps = 50 })));

        // Bought at 99.01; 50 bps below is 98.51495.
        Assert.Equal("AIG sell 101 filled submitted [] position_stop_loss_exit", run.Decisions()[^1]);
        Assert.Equal("AIG sell fill 101@98.4 42.025", run.OrderEvents()[^1]);
    }

    [Fact]
    public void An_overlay_and_a_signal_for_the_same_second_give_one_decision_the_overlays()
    {
        // The recovery is a sale by the strategy, and the position is 8 s old.
        MadeRun run = Bought().Recovery(32).Quote(33, 100.00m, 500, 100.04m, 500)
            .Run(Options(Reversion(parameters: new StrategyParameters { MaxHoldSeconds = 8 })));

        Assert.Equal(2, run.Final<TradeDecisionRow>().Count);
        Assert.Equal("AIG sell 101 filled submitted [] position_time_exit", run.Decisions()[^1]);
        Assert.Equal(2, run.Outcomes("reversion")["decision"]);
    }

    [Fact]
    public void An_overlay_does_not_sell_twice()
    {
        // The sale waits for more size while signals go on.
        MadeRun run = Bought().Trade(39.5m, 98.50m).Quote(41, 98.40m, 50, 98.42m, 500).Trade(40.5m, 98.50m).Trade(41.5m, 98.50m)
            .Trade(42.5m, 98.50m).Quote(44, 98.40m, 60, 98.42m, 500)
            .Run(Options(Reversion(parameters: new StrategyParameters { StopLossBps = 50 })));

        Assert.Equal(2, run.Final<TradeDecisionRow>().Count);
        Assert.Equal(["AIG sell partial_fill 50@98.4 42.025", "AIG sell fill 51@98.4 44"], run.OrderEvents().TakeLast(2));
        Assert.Equal(2, run.Outcomes("reversion")["exit_pending"]);
    }

    [Fact]
    public void Positions_are_flat_before_the_close()
    {
        int flatten = SessionSeconds - (5 * 60);
        MadeRun run = Bought().Trade(flatten - 1.5m, 99.50m).Trade(flatten - 0.5m, 99.50m).Quote(flatten + 1, 99.40m, 500, 99.42m, 500)
            .Run(Options(Reversion(parameters: new StrategyParameters { SessionFlattenMinutesBeforeClose = 5 })));

        Assert.Equal("AIG sell 101 filled submitted [] session_flatten_exit", run.Decisions()[^1]);
        Assert.Equal("[]", run.Final<PositionSnapshotRow>()[^1].Positions);
    }

    [Fact]
    public void Overlays_of_a_minute_strategy_run_on_every_second()
    {
        // Held from before the day by a strategy that reads minutes; its stop is hit in the middle of the first.
        StrategyDefinition minutes = new()
        {
            Name = "minutes",
            Kind = StrategyKind.MacdRsiV1,
            Parameters = new StrategyParameters { StopLossBps = 100 },
        };
        MadeRun run = new MadeDay().Trade(9.5m, 99.5m).Trade(19.5m, 98.9m).Quote(21, 98.80m, 500, 98.82m, 500)
            .Run(Options(minutes) with
            {
                Execution = new() { Account = new() { Positions = [new("AIG", 10m, 100m)] } },
            });

        TradeDecisionRow decision = run.Single<TradeDecisionRow>();
        Assert.Equal(("1Sec", "position_stop_loss_exit"), (decision.Timeframe, decision.Rationale));
        Assert.Equal("AIG sell fill 10@98.8 22.025", run.OrderEvents()[^1]);

        // One minute signal, and the one-second signal that led to the decision.
        Assert.Equal(new Dictionary<string, int> { ["decision"] = 1, ["warm_up"] = 1 }, run.Outcomes("minutes"));
    }

    [Fact]
    public void At_the_end_of_a_minute_the_overlay_comes_before_the_minute_signal()
    {
        StrategyDefinition minutes = new()
        {
            Name = "minutes",
            Kind = StrategyKind.MacdRsiV1,
            Parameters = new StrategyParameters { StopLossBps = 100 },
        };
        MadeRun run = new MadeDay().Trade(59.5m, 98.9m).Quote(61, 98.80m, 500, 98.82m, 500)
            .Run(Options(minutes) with
            {
                Execution = new() { Account = new() { Positions = [new("AIG", 10m, 100m)] } },
            });

        Assert.Single(run.Final<TradeDecisionRow>());
        Assert.Equal(new Dictionary<string, int> { ["decision"] = 1, ["exit_overlay"] = 1 }, run.Outcomes("minutes"));
    }

    private static MadeDay Bought() => new MadeDay().Dip().Quote(22, 98.99m, 300, 99.01m, 500);
}
