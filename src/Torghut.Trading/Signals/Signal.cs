using Torghut.Trading.Lineage;

namespace Torghut.Trading.Signals;

/// <summary>
/// One row of <c>ta_signals</c>: the indicators at a bar's end. NaN stands for null in every indicator; prices are in
/// currency, sizes in shares.
/// </summary>
public struct Signal
{
    /// <summary>Ordinal of the symbol in the run's symbol table.</summary>
    public ushort Symbol;

    /// <summary>Length of the bars behind the indicators.</summary>
    public Timeframe Timeframe;

    /// <summary>End of the bar, nanoseconds since the Unix epoch; the row's <c>event_ts</c>.</summary>
    public long EndNs;

    /// <summary>When the signal becomes available: end + <c>ta_ms</c>; the row's <c>ingest_ts</c>.</summary>
    public long IngestNs;

    /// <summary>From 1 per (symbol, timeframe).</summary>
    public long Seq;

    /// <summary>Close of the same bar; the indicators' price.</summary>
    public double Close;

    /// <summary>EMA 12 − EMA 26 of the closes.</summary>
    public double Macd;

    /// <summary>EMA 9 of <see cref="Macd"/>.</summary>
    public double MacdSignal;

    /// <summary><see cref="Macd"/> − <see cref="MacdSignal"/>.</summary>
    public double MacdHist;

    /// <summary>Exponential moving average of the closes over 12 bars.</summary>
    public double Ema12;

    /// <summary>Exponential moving average of the closes over 26 bars.</summary>
    public double Ema26;

    /// <summary>Wilder's relative strength index over 14 changes, 0 to 100.</summary>
    public double Rsi14;

    /// <summary>Mean of the last 20 closes.</summary>
    public double BollMid;

    /// <summary><see cref="BollMid"/> + 2 population standard deviations.</summary>
    public double BollUpper;

    /// <summary><see cref="BollMid"/> − 2 population standard deviations.</summary>
    public double BollLower;

    /// <summary>Volume-weighted average price since the session's open.</summary>
    public double VwapSession;

    /// <summary>Volume-weighted average price of the last five minutes.</summary>
    public double VwapW5m;

    /// <summary>Ask − bid of the last quote at or before the bar's end.</summary>
    public double ImbalanceSpread;

    /// <summary>Bid of that quote.</summary>
    public double ImbalanceBidPx;

    /// <summary>Ask of that quote.</summary>
    public double ImbalanceAskPx;

    /// <summary>Bid size of that quote, shares.</summary>
    public double ImbalanceBidSz;

    /// <summary>Ask size of that quote, shares.</summary>
    public double ImbalanceAskSz;

    /// <summary>Population standard deviation of the log returns of the last 60 s.</summary>
    public double VolRealizedW60s;

    /// <summary>The last trade (or source bar) in the bar.</summary>
    public SourceRecord LastRecord;
}
