using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Names of a signal's numbers, as in the signal store; <c>close</c> stands beside them.</summary>
internal static class SignalNames
{
    /// <summary>The names in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "close", "macd", "macd_signal", "macd_hist", "ema12", "ema26", "rsi14", "boll_mid", "boll_upper", "boll_lower", "vwap_session", "vwap_w5m",
        "imbalance_spread", "imbalance_bid_px", "imbalance_ask_px", "imbalance_bid_sz", "imbalance_ask_sz", "vol_realized_w60s",
    ];

    /// <summary>The number at a place of <see cref="All"/>.</summary>
    public static ref double Of(ref Signal signal, int place)
    {
        switch (place)
        {
            case 0: return ref signal.Close;
            case 1: return ref signal.Macd;
            case 2: return ref signal.MacdSignal;
            case 3: return ref signal.MacdHist;
            case 4: return ref signal.Ema12;
            case 5: return ref signal.Ema26;
            case 6: return ref signal.Rsi14;
            case 7: return ref signal.BollMid;
            case 8: return ref signal.BollUpper;
            case 9: return ref signal.BollLower;
            case 10: return ref signal.VwapSession;
            case 11: return ref signal.VwapW5m;
            case 12: return ref signal.ImbalanceSpread;
            case 13: return ref signal.ImbalanceBidPx;
            case 14: return ref signal.ImbalanceAskPx;
            case 15: return ref signal.ImbalanceBidSz;
            case 16: return ref signal.ImbalanceAskSz;
            case 17: return ref signal.VolRealizedW60s;
            default: throw new ArgumentOutOfRangeException(nameof(place), place, null);
        }
    }
}
