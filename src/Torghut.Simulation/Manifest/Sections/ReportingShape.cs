using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>reporting</c>.</summary>
internal static class ReportingShape
{
    /// <summary>The description.</summary>
    public static SectionShape<CostAssumptions> Shape { get; } = new SectionShape<CostAssumptions>(() => new CostAssumptions())
        .Value(
            "commission_bps",
            MoneyShape.NotNegative,
            costs => costs.CommissionBps,
            (costs, value) => costs with { CommissionBps = value },
            "Commission, basis points of the notional of each execution.")
        .Value(
            "per_trade_fee",
            MoneyShape.NotNegative,
            costs => costs.PerTradeFee,
            (costs, value) => costs with { PerTradeFee = value },
            "Fee per execution with a fill.")
        .OptionalValue(
            "sec_fee_per_million",
            MoneyShape.NotNegative,
            costs => costs.SecFeePerMillion,
            (costs, value) => costs with { SecFeePerMillion = value },
            "SEC fee on the notional of sells, per million; null for none.")
        .OptionalValue(
            "finra_taf_per_share",
            MoneyShape.NotNegative,
            costs => costs.FinraTafPerShare,
            (costs, value) => costs with { FinraTafPerShare = value },
            "FINRA trading activity fee on sells, per share; null for none.");
}
