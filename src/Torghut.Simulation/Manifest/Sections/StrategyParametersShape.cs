using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Strategies;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>strategies[].parameters</c>.</summary>
internal static class StrategyParametersShape
{
    private static readonly NumberShape Rsi = new() { Least = 0, Greatest = 100 };
    private static readonly NumberShape Bps = new() { Least = 0, LeastExcluded = true };

    /// <summary>The description.</summary>
    public static SectionShape<StrategyParameters> Shape { get; } = Overlays(MacdRsi(MeanReversion(Momentum(
        new SectionShape<StrategyParameters>(() => new StrategyParameters())))));

    /// <summary>The strategy that alone reads a parameter; null for parameters of all.</summary>
    public static StrategyKind? ReaderOf(string key) => key switch
    {
        "bullish_hist_min_bps" or "bearish_hist_min_bps" or "bullish_rsi_min" or "bullish_rsi_max" or "bearish_rsi_max"
            or "vol_floor" or "vol_ceil" => StrategyKind.IntradayTsmomV1,
        "reversion_rsi_max" or "reversion_exit_rsi_min" => StrategyKind.MeanReversionV1,
        "oversold_rsi" or "overbought_rsi" => StrategyKind.MacdRsiV1,
        _ => null,
    };

    private static SectionShape<StrategyParameters> Momentum(SectionShape<StrategyParameters> shape) => shape
        .Value(
            "bullish_hist_min_bps",
            NumberShape.NotNegative,
            p => p.BullishHistMinBps,
            (p, value) => p with { BullishHistMinBps = value },
            "intraday_tsmom_v1: least MACD histogram ÷ close for a buy, basis points.")
        .Value(
            "bearish_hist_min_bps",
            NumberShape.NotNegative,
            p => p.BearishHistMinBps,
            (p, value) => p with { BearishHistMinBps = value },
            "intraday_tsmom_v1: least negative MACD histogram ÷ close for a sell, basis points.")
        .Value(
            "bullish_rsi_min",
            Rsi,
            p => p.BullishRsiMin,
            (p, value) => p with { BullishRsiMin = value },
            "intraday_tsmom_v1: least RSI for a buy.")
        .Value(
            "bullish_rsi_max",
            Rsi,
            p => p.BullishRsiMax,
            (p, value) => p with { BullishRsiMax = value },
            "intraday_tsmom_v1: greatest RSI for a buy.")
        .Value(
            "bearish_rsi_max",
            Rsi,
            p => p.BearishRsiMax,
            (p, value) => p with { BearishRsiMax = value },
            "intraday_tsmom_v1: greatest RSI for a sell.")
        .Value(
            "vol_floor",
            NumberShape.NotNegative,
            p => p.VolFloor,
            (p, value) => p with { VolFloor = value },
            "intraday_tsmom_v1: least realized volatility of the last minute for a buy.")
        .Value(
            "vol_ceil",
            NumberShape.NotNegative,
            p => p.VolCeil,
            (p, value) => p with { VolCeil = value },
            "intraday_tsmom_v1: greatest realized volatility of the last minute for a buy.")
        .Rule(
            ["bullish_rsi_min", "bullish_rsi_max"],
            (p, keys) => Ordered(p.BullishRsiMin, "bullish_rsi_min", p.BullishRsiMax, "bullish_rsi_max", keys))
        .Rule(["vol_floor", "vol_ceil"], (p, keys) => Ordered(p.VolFloor, "vol_floor", p.VolCeil, "vol_ceil", keys));

    private static SectionShape<StrategyParameters> MeanReversion(SectionShape<StrategyParameters> shape) => shape
        .Value(
            "reversion_rsi_max",
            Rsi,
            p => p.ReversionRsiMax,
            (p, value) => p with { ReversionRsiMax = value },
            "mean_reversion_v1: greatest RSI for a buy.")
        .Value(
            "reversion_exit_rsi_min",
            Rsi,
            p => p.ReversionExitRsiMin,
            (p, value) => p with { ReversionExitRsiMin = value },
            "mean_reversion_v1: RSI from which it sells.");

    private static SectionShape<StrategyParameters> MacdRsi(SectionShape<StrategyParameters> shape) => shape
        .Value(
            "oversold_rsi",
            Rsi,
            p => p.OversoldRsi,
            (p, value) => p with { OversoldRsi = value },
            "macd_rsi_v1: RSI below which it buys.")
        .Value(
            "overbought_rsi",
            Rsi,
            p => p.OverboughtRsi,
            (p, value) => p with { OverboughtRsi = value },
            "macd_rsi_v1: RSI above which it sells.");

    private static SectionShape<StrategyParameters> Overlays(SectionShape<StrategyParameters> shape) => shape
        .Value(
            "allow_short",
            FlagShape.Instance,
            p => p.AllowShort,
            (p, value) => p with { AllowShort = value },
            "Whether a sell may open a short position; otherwise it only reduces a long one.")
        .Value(
            "entry_cooldown_seconds",
            WholeShape.Count,
            p => p.EntryCooldownSeconds,
            (p, value) => p with { EntryCooldownSeconds = (int)value },
            "Seconds after an entry before another in the same direction and symbol; 0 for none.")
        .OptionalValue(
            "stop_loss_bps",
            Bps,
            p => p.StopLossBps,
            (p, value) => p with { StopLossBps = value },
            "Loss from the average entry price at which the position is closed, basis points; null for never.")
        .OptionalValue(
            "trailing_stop_bps",
            Bps,
            p => p.TrailingStopBps,
            (p, value) => p with { TrailingStopBps = value },
            "Loss from the best price since entry at which the position is closed, basis points; null for never.")
        .OptionalValue(
            "max_hold_seconds",
            WholeShape.Positive,
            p => p.MaxHoldSeconds,
            (p, value) => p with { MaxHoldSeconds = (int?)value },
            "Longest time a position is held, seconds; null for no limit.")
        .OptionalValue(
            "session_flatten_minutes_before_close",
            WholeShape.Count,
            p => p.SessionFlattenMinutesBeforeClose,
            (p, value) => p with { SessionFlattenMinutesBeforeClose = (int?)value },
            "Minutes before the session's close at which positions are closed; null for never.");

    private static bool Ordered(double least, string leastKey, double greatest, string greatestKey, SectionKeys keys)
    {
        if (least <= greatest)
        {
            return true;
        }

        keys.Refuse(
            keys.Has(greatestKey) ? greatestKey : leastKey,
            "not_allowed",
            FormattableString.Invariant($"{leastKey} {least} above {greatestKey} {greatest}"),
            $"{leastKey} of at most {greatestKey}");
        return false;
    }
}
