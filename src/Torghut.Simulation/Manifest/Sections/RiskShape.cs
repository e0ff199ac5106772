using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Risk;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>risk</c>.</summary>
internal static class RiskShape
{
    /// <summary>The description.</summary>
    public static SectionShape<RiskOptions> Shape { get; } = new SectionShape<RiskOptions>(() => new RiskOptions())
        .OptionalValue(
            "max_notional_per_trade",
            MoneyShape.Positive,
            risk => risk.MaxNotionalPerTrade,
            (risk, value) => risk with { MaxNotionalPerTrade = value },
            "Largest notional of one order; null for no limit.")
        .OptionalValue(
            "max_position_pct_equity",
            MoneyShape.EquityFraction,
            risk => risk.MaxPositionPctEquity,
            (risk, value) => risk with { MaxPositionPctEquity = value },
            "Largest position in one symbol by one strategy, as a fraction of equity; null for no limit.")
        .OptionalValue(
            "max_symbol_exposure_pct",
            MoneyShape.EquityFraction,
            risk => risk.MaxSymbolExposurePct,
            (risk, value) => risk with { MaxSymbolExposurePct = value },
            "Largest exposure to one symbol, as a fraction of equity; null for no limit.")
        .OptionalValue(
            "max_gross_exposure_pct",
            MoneyShape.EquityFraction,
            risk => risk.MaxGrossExposurePct,
            (risk, value) => risk with { MaxGrossExposurePct = value },
            "Largest sum of absolute exposures, as a fraction of equity; null for no limit.")
        .OptionalValue(
            "max_net_exposure_pct",
            MoneyShape.EquityFraction,
            risk => risk.MaxNetExposurePct,
            (risk, value) => risk with { MaxNetExposurePct = value },
            "Largest absolute net exposure, as a fraction of equity; null for no limit.")
        .OptionalValue(
            "max_concurrent_positions",
            WholeShape.Positive,
            risk => risk.MaxConcurrentPositions,
            (risk, value) => risk with { MaxConcurrentPositions = (int?)value },
            "Most symbols with a position at the same time; null for no limit.")
        .OptionalValue(
            "max_spread_bps",
            MoneyShape.Positive,
            risk => risk.MaxSpreadBps,
            (risk, value) => risk with { MaxSpreadBps = value },
            "Widest spread at which an order is sent, basis points of the mid; null for no limit.")
        .Value(
            "fractional",
            FlagShape.Instance,
            risk => risk.Fractional,
            (risk, value) => risk with { Fractional = value },
            "Whether quantities may be fractions (step 0.0001) instead of whole shares.")
        .Value(
            "kill_switch",
            FlagShape.Instance,
            risk => risk.KillSwitch,
            (risk, value) => risk with { KillSwitch = value },
            "Whether every order is blocked.");
}
