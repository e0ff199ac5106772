namespace Torghut.Trading.Risk;

/// <summary>Spellings of the risk reasons in <c>decision_json.params.risk_reasons</c>.</summary>
public static class RiskReasonCodes
{
    /// <summary>All reasons in their order.</summary>
    public static IReadOnlyList<RiskReason> All { get; } = Enum.GetValues<RiskReason>();

    /// <summary>The reason's code.</summary>
    public static string Code(RiskReason reason) => reason switch
    {
        RiskReason.TradingDisabled => "trading_disabled",
        RiskReason.StrategyDisabled => "strategy_disabled",
        RiskReason.SymbolNotAllowed => "symbol_not_allowed",
        RiskReason.MissingPrice => "missing_price",
        RiskReason.StalePrice => "stale_price",
        RiskReason.SpreadTooWide => "spread_too_wide",
        RiskReason.MaxNotionalExceeded => "max_notional_exceeded",
        RiskReason.MaxPositionPctExceeded => "max_position_pct_exceeded",
        RiskReason.MaxSymbolExposureExceeded => "max_symbol_exposure_exceeded",
        RiskReason.MaxGrossExposureExceeded => "max_gross_exposure_exceeded",
        RiskReason.MaxNetExposureExceeded => "max_net_exposure_exceeded",
        RiskReason.InsufficientBuyingPower => "insufficient_buying_power",
        RiskReason.ShortsNotAllowed => "shorts_not_allowed",
        RiskReason.CooldownActive => "cooldown_active",
        RiskReason.QtyBelowMin => "qty_below_min",
        RiskReason.QtyInvalidIncrement => "qty_invalid_increment",
        RiskReason.SellInventoryUnavailable => "sell_inventory_unavailable",
        RiskReason.MaxConcurrentPositions => "max_concurrent_positions",
        RiskReason.KillSwitchEnabled => "kill_switch_enabled",
        RiskReason.EmergencyStop => "emergency_stop",
        RiskReason.OutsideSession => "outside_session",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
