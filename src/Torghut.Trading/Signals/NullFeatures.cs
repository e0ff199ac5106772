namespace Torghut.Trading.Signals;

/// <summary>Finds the indicators of a signal that are null.</summary>
internal static class NullFeatures
{
    private const int RsiBars = 15;
    private const int BollingerBars = 20;

    /// <summary>The indicators that are null (NaN) in the signal.</summary>
    public static SignalFeatures Find(in Signal signal)
    {
        SignalFeatures nulls = SignalFeatures.None;
        nulls |= double.IsNaN(signal.Macd) ? SignalFeatures.Macd : 0;
        nulls |= double.IsNaN(signal.MacdSignal) ? SignalFeatures.MacdSignal : 0;
        nulls |= double.IsNaN(signal.MacdHist) ? SignalFeatures.MacdHist : 0;
        nulls |= double.IsNaN(signal.Ema12) ? SignalFeatures.Ema12 : 0;
        nulls |= double.IsNaN(signal.Ema26) ? SignalFeatures.Ema26 : 0;
        nulls |= double.IsNaN(signal.Rsi14) ? SignalFeatures.Rsi14 : 0;
        nulls |= double.IsNaN(signal.BollMid) ? SignalFeatures.BollMid : 0;
        nulls |= double.IsNaN(signal.BollLower) ? SignalFeatures.BollLower : 0;
        nulls |= double.IsNaN(signal.VwapSession) ? SignalFeatures.VwapSession : 0;
        nulls |= double.IsNaN(signal.VolRealizedW60s) ? SignalFeatures.VolRealizedW60s : 0;
        return nulls;
    }

    /// <summary>
    /// The indicators that their own definition leaves null for this signal, because the bars it needs have not been
    /// there: <c>rsi14</c> before the 15th bar, <c>boll_*</c> before the 20th, <c>vol_realized_w60s</c> with fewer than
    /// three bars in its window (at the start, and again after a silence).
    /// </summary>
    /// <param name="seq">Sequence of the signal.</param>
    /// <param name="barsInVolatilityWindow">Bars whose end lies in the 60 s up to the signal, its own included.</param>
    public static SignalFeatures ExpectedInWarmUp(long seq, int barsInVolatilityWindow)
    {
        SignalFeatures expected = SignalFeatures.None;
        expected |= seq < RsiBars ? SignalFeatures.Rsi14 : 0;
        expected |= seq < BollingerBars ? SignalFeatures.BollMid | SignalFeatures.BollLower : 0;
        expected |= barsInVolatilityWindow < 3 ? SignalFeatures.VolRealizedW60s : 0;
        return expected;
    }
}
