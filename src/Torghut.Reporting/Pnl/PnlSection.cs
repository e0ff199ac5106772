using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// Profit and loss: first in, first out per account and symbol, costs as assumed, open lots at the final price. Estimates,
/// not a broker's statement. Nothing is annualised.
/// </summary>
public sealed record PnlSection
{
    /// <summary>Σ gross of closed trades.</summary>
    [Unit(Units.Currency)]
    public required decimal RealizedPnl { get; init; }

    /// <summary>Σ gross of open lots that have a final price.</summary>
    [Unit(Units.Currency)]
    public required decimal UnrealizedPnl { get; init; }

    /// <summary>Realized + unrealized.</summary>
    [Unit(Units.Currency)]
    public required decimal GrossPnl { get; init; }

    /// <summary>Commission charged, basis points of notional.</summary>
    [Unit(Units.Bps)]
    public required decimal CommissionBps { get; init; }

    /// <summary>Fee charged per execution with a fill.</summary>
    [Unit(Units.Currency)]
    public required decimal PerTradeFee { get; init; }

    /// <summary>All assumed costs.</summary>
    [Unit(Units.Currency)]
    public required decimal EstimatedCostTotal { get; init; }

    /// <summary>The assumed costs by kind.</summary>
    public required CostBreakdown Costs { get; init; }

    /// <summary>Gross − costs.</summary>
    [Unit(Units.Currency)]
    public required decimal NetPnlEstimated { get; init; }

    /// <summary>Σ filled quantity·average price of all executions.</summary>
    [Unit(Units.Currency)]
    public required decimal ExecutionNotionalTotal { get; init; }

    /// <summary>Σ shortfall_notional of the TCA rows; null without TCA rows.</summary>
    [Unit(Units.Currency)]
    public required decimal? TcaShortfallNotionalTotal { get; init; }

    /// <summary>−Σ shortfall_notional: what slippage against the arrival price earned or cost. A proxy, no P&amp;L.</summary>
    [Unit(Units.Currency)]
    public required decimal? TcaRealizedPnlProxyNotional { get; init; }

    /// <summary>Mean of realized_shortfall_bps over the TCA rows that have it.</summary>
    [Unit(Units.Bps)]
    public required double? AvgRealizedShortfallBps { get; init; }

    /// <summary>Open lots at the window's end, priced or not.</summary>
    [Unit(Units.Count)]
    public required int OpenLotCount { get; init; }

    /// <summary>Open lots without entry or final price: listed and counted, in no sum.</summary>
    [Unit(Units.Count)]
    public required int OpenLotsWithoutPrice { get; init; }

    /// <summary>Closed trades without entry or exit price: listed and counted, in no sum of P&amp;L.</summary>
    [Unit(Units.Count)]
    public required int ClosedTradesWithoutPrice { get; init; }

    /// <summary>Filled executions left out because their side is neither buy nor sell.</summary>
    [Unit(Units.Count)]
    public required int FillsWithoutSide { get; init; }

    /// <summary>Executed notional ÷ starting equity; null where the starting equity is unknown.</summary>
    [Unit(Units.Ratio)]
    public required double? Turnover { get; init; }

    /// <summary>Equity of the account at the start; null where it is unknown.</summary>
    [Unit(Units.Currency)]
    public required decimal? StartingEquity { get; init; }

    /// <summary>Net P&amp;L ÷ starting equity·10000, of this window, not annualised; null where the starting equity is unknown.</summary>
    [Unit(Units.Bps)]
    public required double? NetReturnBps { get; init; }

    /// <summary>Realized P&amp;L by symbol, by name.</summary>
    public required IReadOnlyList<RealizedBySymbol> RealizedBySymbol { get; init; }

    /// <summary>Contribution of each symbol, by name.</summary>
    public required IReadOnlyList<PnlContribution> BySymbol { get; init; }

    /// <summary>Contribution of each strategy, by name; a trade's strategy is its entry's.</summary>
    public required IReadOnlyList<PnlContribution> ByStrategy { get; init; }

    /// <summary>Contribution of long and of short trades.</summary>
    public required IReadOnlyList<PnlContribution> ByDirection { get; init; }

    /// <summary>Contribution of each half hour: closed trades by their exit, open lots in the last one.</summary>
    public required IReadOnlyList<PnlContribution> ByHalfHour { get; init; }

    /// <summary>What is open at the window's end, by account and symbol.</summary>
    public required IReadOnlyList<OpenPosition> OpenPositions { get; init; }

    /// <summary>Statistics of the closed trades.</summary>
    public required TradeStatistics Trades { get; init; }

    /// <summary>P&amp;L and exposure minute by minute; null where a fill has no price or lies outside the window.</summary>
    public required EquityCurve? EquityCurve { get; init; }

    /// <summary>Exposure over the curve; null without a curve.</summary>
    public required ExposureSummary? Exposure { get; init; }

    /// <summary>Depth of the deepest drawdown of the curve, 0 if there was none; null without a curve.</summary>
    [Unit(Units.Currency)]
    public required decimal? MaxDrawdown { get; init; }

    /// <summary>The deepest drawdowns of the curve, at most 10.</summary>
    public required IReadOnlyList<DrawdownEpisode> Drawdowns { get; init; }

    /// <summary>Prices of the traded symbols at the points of the curve.</summary>
    public required IReadOnlyList<PricePath> PricePaths { get; init; }

    /// <summary>The sums that must close.</summary>
    public required PnlIdentity Identity { get; init; }
}
