using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>
/// <c>mean_reversion_v1</c>: buys below the lower Bollinger band and the session's average price when oversold, sells at
/// the middle of the band or when overbought. One-second signals.
/// </summary>
internal sealed class MeanReversion : IStrategy
{
    /// <inheritdoc/>
    public Timeframe Timeframe => Timeframe.OneSecond;

    /// <inheritdoc/>
    public SignalFeatures RequiredFeatures =>
        SignalFeatures.BollLower | SignalFeatures.BollMid | SignalFeatures.VwapSession | SignalFeatures.Rsi14;

    /// <inheritdoc/>
    public Setup Find(in Signal signal, StrategyParameters parameters)
    {
        if (signal.Close <= signal.BollLower
            && signal.Close < signal.VwapSession
            && signal.Rsi14 <= parameters.ReversionRsiMax)
        {
            return Setup.Buy("mean_reversion_entry");
        }

        return signal.Close >= signal.BollMid || signal.Rsi14 >= parameters.ReversionExitRsiMin
            ? Setup.Sell("mean_reversion_exit")
            : Setup.None;
    }
}
