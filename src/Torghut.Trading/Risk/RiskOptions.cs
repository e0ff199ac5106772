namespace Torghut.Trading.Risk;

/// <summary>Limits of the risk checks. Equal to a limit passes; null is no limit. Fractions are of equity.</summary>
public sealed record RiskOptions
{
    /// <summary>Largest notional of one order.</summary>
    public decimal? MaxNotionalPerTrade { get; init; } = 10_000m;

    /// <summary>Largest position in one symbol by one strategy, as a fraction of equity.</summary>
    public decimal? MaxPositionPctEquity { get; init; } = 0.10m;

    /// <summary>Largest exposure to one symbol, as a fraction of equity.</summary>
    public decimal? MaxSymbolExposurePct { get; init; } = 0.25m;

    /// <summary>Largest sum of absolute exposures, as a fraction of equity.</summary>
    public decimal? MaxGrossExposurePct { get; init; } = 1.0m;

    /// <summary>Largest absolute net exposure, as a fraction of equity.</summary>
    public decimal? MaxNetExposurePct { get; init; } = 1.0m;

    /// <summary>Most symbols with a position at the same time.</summary>
    public int? MaxConcurrentPositions { get; init; }

    /// <summary>Widest spread at which an order is sent, basis points of the mid.</summary>
    public decimal? MaxSpreadBps { get; init; } = 25m;

    /// <summary>Whether quantities may be fractions (step 0.0001) instead of whole shares.</summary>
    public bool Fractional { get; init; }

    /// <summary>Whether every order is blocked.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>Whether trading is switched on at all.</summary>
    public bool TradingEnabled { get; init; } = true;

    /// <summary>Whether an emergency stop is in force.</summary>
    public bool EmergencyStop { get; init; }
}
