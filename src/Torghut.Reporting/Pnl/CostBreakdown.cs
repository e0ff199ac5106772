using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>Assumed costs by kind; they sum to the total.</summary>
public sealed record CostBreakdown
{
    /// <summary>Notional·commission_bps/10000.</summary>
    [Unit(Units.Currency)]
    public required decimal Commission { get; init; }

    /// <summary>Fee·executions with a fill.</summary>
    [Unit(Units.Currency)]
    public required decimal PerTradeFees { get; init; }

    /// <summary>SEC fee on sells.</summary>
    [Unit(Units.Currency)]
    public required decimal SecFees { get; init; }

    /// <summary>FINRA trading activity fee on sells, without its cap per trade.</summary>
    [Unit(Units.Currency)]
    public required decimal FinraTaf { get; init; }
}
