using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Request;

/// <summary>The fees the report charges; assumptions of the user, not what a broker charged.</summary>
public sealed record CostAssumptions
{
    /// <summary>Commission, basis points of the notional of each execution.</summary>
    [Unit(Units.Bps)]
    public decimal CommissionBps { get; init; }

    /// <summary>Fee per execution with a fill.</summary>
    [Unit(Units.Currency)]
    public decimal PerTradeFee { get; init; }

    /// <summary>SEC fee on the notional of sells, per million; null for none.</summary>
    [Unit(Units.Currency)]
    public decimal? SecFeePerMillion { get; init; }

    /// <summary>FINRA trading activity fee on sells, per share; null for none.</summary>
    [Unit(Units.CurrencyPerShare)]
    public decimal? FinraTafPerShare { get; init; }
}
