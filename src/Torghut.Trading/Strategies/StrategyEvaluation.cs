using Torghut.Trading.Orders;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>What follows from a setup and the strategy's own position in the symbol.</summary>
internal static class StrategyEvaluation
{
    /// <summary>Evaluates a signal of the strategy's timeframe.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="nulls">Indicators that are null in it, and of these the ones that the warm-up explains.</param>
    /// <param name="position">The strategy's position in the symbol.</param>
    /// <param name="hours">When the run may trade.</param>
    public static StrategyVerdict Evaluate(
        RosterStrategy strategy, in Signal signal, (SignalFeatures All, SignalFeatures Expected) nulls, HeldPosition position, SessionHours hours)
    {
        SignalFeatures missing = nulls.All & strategy.RequiredFeatures;
        if (missing != SignalFeatures.None)
        {
            return StrategyVerdict.Nothing(
                (missing & ~nulls.Expected) == SignalFeatures.None ? SignalOutcome.WarmUp : SignalOutcome.NullIndicator);
        }

        Setup setup = strategy.Logic.Find(signal, strategy.Parameters);
        if (setup.Side is not OrderSide side)
        {
            return StrategyVerdict.Nothing(SignalOutcome.NoSetup);
        }

        if (Math.Sign(position.Quantity) == -(int)side)
        {
            return StrategyVerdict.Reduce(side, setup.Rationale);
        }

        if (side == OrderSide.Sell && !strategy.Parameters.AllowShort)
        {
            return StrategyVerdict.Nothing(SignalOutcome.NoPosition);
        }

        return ExitOverlay.IsFlattening(signal.EndNs, strategy.Parameters, hours)
            ? StrategyVerdict.Nothing(SignalOutcome.SessionFlatten)
            : StrategyVerdict.Open(side, setup.Rationale);
    }

    /// <summary>Runs the exit overlays on a one-second signal.</summary>
    /// <returns>An intent to close; <see cref="SignalOutcome.ExitPending"/> when that is under way; null when no overlay applies.</returns>
    public static StrategyVerdict? EvaluateOverlays(
        RosterStrategy strategy, in Signal signal, HeldPosition position, SessionHours hours)
    {
        position.See(signal.Close);
        if (ExitOverlay.Find(signal, position, strategy.Parameters, hours) is not string reason)
        {
            return null;
        }

        return Math.Sign(position.Quantity) > 0
            ? Close(OrderSide.Sell, position.LowestQuantity > 0, reason)
            : Close(OrderSide.Buy, position.HighestQuantity < 0, reason);
    }

    private static StrategyVerdict Close(OrderSide side, bool isLeft, string reason) =>
        isLeft ? StrategyVerdict.Reduce(side, reason) : StrategyVerdict.Nothing(SignalOutcome.ExitPending);
}
