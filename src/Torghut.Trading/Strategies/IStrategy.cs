using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>
/// A strategy's setup: a pure function of one signal and the parameters. What follows from the strategy's positions is
/// the same for all strategies and stands in <see cref="StrategyEvaluation"/>.
/// </summary>
internal interface IStrategy
{
    /// <summary>The only timeframe whose signals it sees.</summary>
    Timeframe Timeframe { get; }

    /// <summary>The indicators it reads; where one is null there is no setup.</summary>
    SignalFeatures RequiredFeatures { get; }

    /// <summary>The setup in a signal whose required indicators are all there.</summary>
    Setup Find(in Signal signal, StrategyParameters parameters);
}
