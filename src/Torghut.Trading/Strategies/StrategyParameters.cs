namespace Torghut.Trading.Strategies;

/// <summary>Thresholds of the built-in strategies and their exit overlays; a null overlay is off.</summary>
public sealed record StrategyParameters
{
    /// <summary><c>intraday_tsmom_v1</c>: least MACD histogram ÷ close for a buy, basis points.</summary>
    public double BullishHistMinBps { get; init; } = 0.5;

    /// <summary><c>intraday_tsmom_v1</c>: least negative MACD histogram ÷ close for a sell, basis points.</summary>
    public double BearishHistMinBps { get; init; } = 0.4;

    /// <summary><c>intraday_tsmom_v1</c>: least RSI for a buy.</summary>
    public double BullishRsiMin { get; init; } = 52;

    /// <summary><c>intraday_tsmom_v1</c>: greatest RSI for a buy.</summary>
    public double BullishRsiMax { get; init; } = 62;

    /// <summary><c>intraday_tsmom_v1</c>: greatest RSI for a sell.</summary>
    public double BearishRsiMax { get; init; } = 45;

    /// <summary><c>intraday_tsmom_v1</c>: least realized volatility for a buy.</summary>
    public double VolFloor { get; init; }

    /// <summary><c>intraday_tsmom_v1</c>: greatest realized volatility for a buy.</summary>
    public double VolCeil { get; init; } = 0.00030;

    /// <summary><c>mean_reversion_v1</c>: greatest RSI for a buy.</summary>
    public double ReversionRsiMax { get; init; } = 35;

    /// <summary><c>mean_reversion_v1</c>: RSI from which it sells.</summary>
    public double ReversionExitRsiMin { get; init; } = 65;

    /// <summary><c>macd_rsi_v1</c>: RSI below which it buys.</summary>
    public double OversoldRsi { get; init; } = 35;

    /// <summary><c>macd_rsi_v1</c>: RSI above which it sells.</summary>
    public double OverboughtRsi { get; init; } = 65;

    /// <summary>Whether a sell may open a short position.</summary>
    public bool AllowShort { get; init; }

    /// <summary>Seconds after an entry before another in the same direction and symbol; 0 for none.</summary>
    public int EntryCooldownSeconds { get; init; } = 300;

    /// <summary>Loss from the average entry price at which the position is closed, basis points.</summary>
    public double? StopLossBps { get; init; }

    /// <summary>Loss from the best price since entry at which the position is closed, basis points.</summary>
    public double? TrailingStopBps { get; init; }

    /// <summary>Longest time a position is held, seconds.</summary>
    public int? MaxHoldSeconds { get; init; }

    /// <summary>Minutes before the session's close at which positions are closed.</summary>
    public int? SessionFlattenMinutesBeforeClose { get; init; }
}
