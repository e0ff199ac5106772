namespace Torghut.Trading.Risk;

/// <summary>Why a decision does not become an order, in the order in which the reasons are listed.</summary>
public enum RiskReason
{
    /// <summary>Trading is switched off.</summary>
    TradingDisabled,

    /// <summary>The strategy is switched off.</summary>
    StrategyDisabled,

    /// <summary>The symbol is not in the strategy's universe.</summary>
    SymbolNotAllowed,

    /// <summary>The symbol, or a symbol that the account holds, has no mid.</summary>
    MissingPrice,

    /// <summary>The last quote is too old.</summary>
    StalePrice,

    /// <summary>The spread is too wide.</summary>
    SpreadTooWide,

    /// <summary>The order's notional is too large.</summary>
    MaxNotionalExceeded,

    /// <summary>The strategy's position in the symbol would be too large.</summary>
    MaxPositionPctExceeded,

    /// <summary>The account's exposure to the symbol would be too large.</summary>
    MaxSymbolExposureExceeded,

    /// <summary>The account's gross exposure would be too large.</summary>
    MaxGrossExposureExceeded,

    /// <summary>The account's net exposure would be too large.</summary>
    MaxNetExposureExceeded,

    /// <summary>The order costs more than the account may spend.</summary>
    InsufficientBuyingPower,

    /// <summary>The order would open a short position and the strategy may not.</summary>
    ShortsNotAllowed,

    /// <summary>The strategy entered in this direction too short a time ago.</summary>
    CooldownActive,

    /// <summary>Nothing is left after rounding down.</summary>
    QtyBelowMin,

    /// <summary>The quantity is no multiple of the step.</summary>
    QtyInvalidIncrement,

    /// <summary>The position is already in open sells.</summary>
    SellInventoryUnavailable,

    /// <summary>Too many symbols would have a position at the same time.</summary>
    MaxConcurrentPositions,

    /// <summary>The kill switch is on.</summary>
    KillSwitchEnabled,

    /// <summary>An emergency stop is in force.</summary>
    EmergencyStop,

    /// <summary>The order would fall outside the session.</summary>
    OutsideSession,
}
