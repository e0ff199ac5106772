using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>
/// <c>intraday_tsmom_v1</c>: time-series momentum on one-second signals. Buys a confirmed upward trend in calm trading,
/// sells a confirmed downward trend. The MACD histogram is measured in basis points of the price, so that the same
/// threshold means the same for a share of 10 and one of 200.
/// </summary>
internal sealed class IntradayTsmom : IStrategy
{
    private const double BpsPerUnit = 10_000;

    /// <inheritdoc/>
    public Timeframe Timeframe => Timeframe.OneSecond;

    /// <inheritdoc/>
    public SignalFeatures RequiredFeatures =>
        SignalFeatures.Ema12 | SignalFeatures.Ema26 | SignalFeatures.Macd | SignalFeatures.MacdSignal | SignalFeatures.MacdHist
        | SignalFeatures.Rsi14 | SignalFeatures.VolRealizedW60s;

    /// <inheritdoc/>
    public Setup Find(in Signal signal, StrategyParameters parameters)
    {
        double histBps = signal.MacdHist / signal.Close * BpsPerUnit;
        bool trendsUp = signal.Ema12 > signal.Ema26 && signal.Macd > signal.MacdSignal;
        if (trendsUp
            && histBps >= parameters.BullishHistMinBps
            && signal.Rsi14 >= parameters.BullishRsiMin && signal.Rsi14 <= parameters.BullishRsiMax
            && signal.VolRealizedW60s >= parameters.VolFloor && signal.VolRealizedW60s <= parameters.VolCeil)
        {
            return Setup.Buy("tsmom_trend_up,momentum_confirmed,volatility_within_budget");
        }

        bool trendsDown = signal.Ema12 < signal.Ema26 && signal.Macd < signal.MacdSignal;
        return trendsDown && -histBps >= parameters.BearishHistMinBps && signal.Rsi14 <= parameters.BearishRsiMax
            ? Setup.Sell("tsmom_trend_down,momentum_reversal_exit")
            : Setup.None;
    }
}
