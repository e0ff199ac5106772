namespace Torghut.Trading.Signals;

/// <summary>Indicators of a signal that a strategy may read.</summary>
[Flags]
public enum SignalFeatures
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>macd</c>.</summary>
    Macd = 1 << 0,

    /// <summary><c>macd_signal</c>.</summary>
    MacdSignal = 1 << 1,

    /// <summary><c>macd_hist</c>.</summary>
    MacdHist = 1 << 2,

    /// <summary><c>ema12</c>.</summary>
    Ema12 = 1 << 3,

    /// <summary><c>ema26</c>.</summary>
    Ema26 = 1 << 4,

    /// <summary><c>rsi14</c>.</summary>
    Rsi14 = 1 << 5,

    /// <summary><c>boll_mid</c>.</summary>
    BollMid = 1 << 6,

    /// <summary><c>boll_lower</c>.</summary>
    BollLower = 1 << 7,

    /// <summary><c>vwap_session</c>.</summary>
    VwapSession = 1 << 8,

    /// <summary><c>vol_realized_w60s</c>.</summary>
    VolRealizedW60s = 1 << 9,
}
