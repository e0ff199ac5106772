using Torghut.Market.Time;
using Torghut.Trading.Orders;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Strategies;

public sealed class StrategyEvaluationTests
{
    private static readonly SessionHours Hours = new(0, 23_400 * EventTime.NsPerSecond, 23_400 * EventTime.NsPerSecond);

    [Fact]
    public void A_buy_setup_without_a_position_opens_one()
    {
        StrategyVerdict verdict = Evaluate(Buy(), new HeldPosition());

        Assert.Equal((SignalOutcome.Decision, OrderSide.Buy, false), (verdict.Outcome, verdict.Side, verdict.Reduces));
    }

    [Fact]
    public void A_sell_setup_without_a_position_does_nothing() =>
        Assert.Equal(SignalOutcome.NoPosition, Evaluate(Sell(), new HeldPosition()).Outcome);

    [Fact]
    public void A_sell_setup_reduces_a_position()
    {
        StrategyVerdict verdict = Evaluate(Sell(), Holding(10));

        Assert.Equal((SignalOutcome.Decision, OrderSide.Sell, true), (verdict.Outcome, verdict.Side, verdict.Reduces));
    }

    [Fact]
    public void A_sell_setup_opens_a_short_position_where_that_is_allowed()
    {
        StrategyVerdict verdict = Evaluate(Sell(), new HeldPosition(), new StrategyParameters { AllowShort = true });

        Assert.Equal((SignalOutcome.Decision, OrderSide.Sell, false), (verdict.Outcome, verdict.Side, verdict.Reduces));
    }

    [Fact]
    public void A_buy_setup_with_a_short_position_only_covers_it()
    {
        StrategyVerdict verdict = Evaluate(Buy(), Holding(-10), new StrategyParameters { AllowShort = true });

        Assert.Equal((SignalOutcome.Decision, OrderSide.Buy, true), (verdict.Outcome, verdict.Side, verdict.Reduces));
    }

    [Fact]
    public void Between_setups_there_is_none()
    {
        Signal signal = Buy();
        signal.Close = 99.5;
        signal.Rsi14 = 50;
        Assert.Equal(SignalOutcome.NoSetup, Evaluate(signal, new HeldPosition()).Outcome);
    }

    [Fact]
    public void A_null_indicator_gives_nothing_and_says_whether_the_warm_up_explains_it()
    {
        Signal signal = Buy();
        signal.BollMid = double.NaN;
        RosterStrategy strategy = MadeSignals.Strategy(StrategyKind.MeanReversionV1);

        SignalFeatures nulls = NullFeatures.Find(signal);
        Assert.Equal(
            SignalOutcome.WarmUp,
            StrategyEvaluation.Evaluate(strategy, signal, (nulls, SignalFeatures.BollMid), new HeldPosition(), Hours).Outcome);
        Assert.Equal(
            SignalOutcome.NullIndicator,
            StrategyEvaluation.Evaluate(strategy, signal, (nulls, SignalFeatures.Rsi14), new HeldPosition(), Hours).Outcome);
    }

    [Fact]
    public void An_indicator_that_the_strategy_does_not_read_may_be_null()
    {
        Signal signal = Buy();
        signal.Macd = double.NaN;
        Assert.Equal(SignalOutcome.Decision, Evaluate(signal, new HeldPosition()).Outcome);
    }

    [Fact]
    public void No_position_is_opened_while_positions_are_being_closed_before_the_session_ends()
    {
        StrategyParameters parameters = new() { SessionFlattenMinutesBeforeClose = 5 };
        Assert.Equal(SignalOutcome.Decision, Evaluate(Buy(23_099), new HeldPosition(), parameters).Outcome);
        Assert.Equal(SignalOutcome.SessionFlatten, Evaluate(Buy(23_100), new HeldPosition(), parameters).Outcome);
        Assert.Equal(SignalOutcome.Decision, Evaluate(Sell(23_100), Holding(5), parameters).Outcome);
    }

    [Fact]
    public void An_overlay_closes_what_open_orders_have_left()
    {
        RosterStrategy strategy = MadeSignals.Strategy(parameters: new StrategyParameters { StopLossBps = 100 });
        HeldPosition position = Holding(10);
        Signal signal = MadeSignals.Signal();
        signal.Close = 98;

        StrategyVerdict? first = StrategyEvaluation.EvaluateOverlays(strategy, signal, position, Hours);
        Assert.Equal((SignalOutcome.Decision, OrderSide.Sell, true), (first!.Value.Outcome, first.Value.Side, first.Value.Reduces));

        position.AddOpenSell(10);
        Assert.Equal(
            SignalOutcome.ExitPending, StrategyEvaluation.EvaluateOverlays(strategy, signal, position, Hours)!.Value.Outcome);
    }

    private static StrategyVerdict Evaluate(Signal signal, HeldPosition position, StrategyParameters? parameters = null) =>
        StrategyEvaluation.Evaluate(
            MadeSignals.Strategy(StrategyKind.MeanReversionV1, parameters),
            signal,
            (NullFeatures.Find(signal), SignalFeatures.None),
            position,
            Hours);

    private static HeldPosition Holding(decimal quantity)
    {
        HeldPosition position = new();
        position.Add(quantity, 100m, 0);
        return position;
    }

    private static Signal Buy(long second = 1_000)
    {
        Signal signal = MadeSignals.Signal(second);
        signal.Close = 99;
        signal.Rsi14 = 30;
        return signal;
    }

    private static Signal Sell(long second = 1_000) => MadeSignals.Signal(second);
}
