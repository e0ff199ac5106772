using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary><c>macd_rsi_v1</c>: buys an upward MACD when oversold, sells a downward MACD when overbought. One-minute signals.</summary>
internal sealed class MacdRsi : IStrategy
{
    /// <inheritdoc/>
    public Timeframe Timeframe => Timeframe.OneMinute;

    /// <inheritdoc/>
    public SignalFeatures RequiredFeatures => SignalFeatures.Macd | SignalFeatures.MacdSignal | SignalFeatures.Rsi14;

    /// <inheritdoc/>
    public Setup Find(in Signal signal, StrategyParameters parameters)
    {
        if (signal.Macd > signal.MacdSignal && signal.Rsi14 < parameters.OversoldRsi)
        {
            return Setup.Buy("macd_cross_up,rsi_oversold");
        }

        return signal.Macd < signal.MacdSignal && signal.Rsi14 > parameters.OverboughtRsi
            ? Setup.Sell("macd_cross_down,rsi_overbought")
            : Setup.None;
    }
}
