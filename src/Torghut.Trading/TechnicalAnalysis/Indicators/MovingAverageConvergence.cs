using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Moving average convergence and divergence: macd = ema12 − ema26 of the closes, signal = ema9 of macd, histogram =
/// macd − signal. All are defined from the first close on.
/// </summary>
public struct MovingAverageConvergence
{
    private ExponentialMovingAverage _ema12;
    private ExponentialMovingAverage _ema26;
    private ExponentialMovingAverage _signal;

    /// <summary>Makes an empty indicator.</summary>
    public MovingAverageConvergence()
    {
        _ema12 = new ExponentialMovingAverage(12);
        _ema26 = new ExponentialMovingAverage(26);
        _signal = new ExponentialMovingAverage(9);
    }

    /// <summary>Average over 12 closes.</summary>
    public readonly double Ema12 => _ema12.Value;

    /// <summary>Average over 26 closes.</summary>
    public readonly double Ema26 => _ema26.Value;

    /// <summary>ema12 − ema26.</summary>
    public readonly double Macd => _ema12.Value - _ema26.Value;

    /// <summary>ema9 of <see cref="Macd"/>.</summary>
    public readonly double Signal => _signal.Value;

    /// <summary>Takes the next close.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double close) => _signal.Add(_ema12.Add(close) - _ema26.Add(close));
}
