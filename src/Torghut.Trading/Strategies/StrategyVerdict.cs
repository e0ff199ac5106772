using Torghut.Trading.Orders;
using Torghut.Trading.Outcomes;

namespace Torghut.Trading.Strategies;

/// <summary>What a strategy makes of a signal, given its position.</summary>
/// <param name="Outcome"><see cref="SignalOutcome.Decision"/> with an intent, else the reason for none.</param>
/// <param name="Side">Direction of the intent.</param>
/// <param name="Reduces">Whether the intent only reduces the strategy's position.</param>
/// <param name="Rationale">Tokens that say why, separated by commas.</param>
internal readonly record struct StrategyVerdict(SignalOutcome Outcome, OrderSide Side, bool Reduces, string Rationale)
{
    /// <summary>No intent.</summary>
    public static StrategyVerdict Nothing(SignalOutcome reason) => new(reason, default, false, string.Empty);

    /// <summary>An intent that opens a position or adds to one.</summary>
    public static StrategyVerdict Open(OrderSide side, string rationale) =>
        new(SignalOutcome.Decision, side, false, rationale);

    /// <summary>An intent that reduces the position.</summary>
    public static StrategyVerdict Reduce(OrderSide side, string rationale) =>
        new(SignalOutcome.Decision, side, true, rationale);
}
