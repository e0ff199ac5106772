using System.Runtime.CompilerServices;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Signals;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>The indicators of one symbol in one timeframe.</summary>
internal sealed class SymbolAnalysis
{
    private const long VwapWindowNs = 300 * EventTime.NsPerSecond;
    private const long VolatilityWindowNs = 60 * EventTime.NsPerSecond;

    private MovingAverageConvergence _macd = new();
    private RelativeStrengthIndex _rsi;
    private BollingerBands _bollinger;
    private RealizedVolatility _volatility = new(VolatilityWindowNs);
    private VolumeWeightedPrice _sessionVwap;
    private RollingVolumeWeightedPrice _windowVwap = new(VwapWindowNs);
    private long _seq;

    /// <summary>Takes a closed bar and fills the rows' values; symbol, timeframe and times are set by the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Close(in BarAccumulator values, ref MicroBar bar, ref Signal signal)
    {
        ref readonly VolumeWeightedPrice sums = ref values.Sums;
        double close = FixedPoint.ToDouble(values.CloseE8);
        _macd.Add(close);
        _rsi.Add(values.CloseE8);
        _bollinger.Add(values.CloseE8);
        _volatility.Add(bar.EndNs, values.CloseE8);
        _sessionVwap += sums;
        _windowVwap.Add(bar.EndNs, sums);
        _seq++;

        bar.Seq = _seq;
        bar.Open = FixedPoint.ToDouble(values.OpenE8);
        bar.High = FixedPoint.ToDouble(values.HighE8);
        bar.Low = FixedPoint.ToDouble(values.LowE8);
        bar.Close = close;
        bar.Volume = sums.VolumeE8.ToDouble() / FixedPoint.Scale;
        bar.Vwap = values.HasVwap ? sums.Value : double.NaN;
        bar.Count = values.Count;

        signal.Seq = _seq;
        signal.Close = close;
        signal.Ema12 = _macd.Ema12;
        signal.Ema26 = _macd.Ema26;
        signal.Macd = _macd.Macd;
        signal.MacdSignal = _macd.Signal;
        signal.MacdHist = signal.Macd - signal.MacdSignal;
        signal.Rsi14 = _rsi.Value;
        double deviation = 2 * _bollinger.StandardDeviation;
        signal.BollMid = _bollinger.Middle;
        signal.BollUpper = signal.BollMid + deviation;
        signal.BollLower = signal.BollMid - deviation;
        signal.VwapSession = _sessionVwap.Value;
        signal.VwapW5m = _windowVwap.Value;
        signal.VolRealizedW60s = _volatility.Value;
        signal.LastRecord = values.LastRecord;
    }
}
