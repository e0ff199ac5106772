using System.Runtime.CompilerServices;
using Torghut.Market.Prices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Bollinger bands: the mean of the last 20 closes ± 2 population standard deviations.
/// </summary>
/// <remarks>
/// The sums of the closes and of their squares are kept as integers in units of 1e-8 and 1e-16, so they are exact
/// however long the day: a rolling update neither drifts nor cancels, and costs the same at every length. The variance is
/// (n·Σx² − (Σx)²) ÷ n², and only its square root is rounded. Exact for prices up to 9.2e9.
/// </remarks>
public struct BollingerBands
{
    /// <summary>Number of closes in the bands.</summary>
    public const int Length = 20;

    private const double Divisor = Length * (double)FixedPoint.Scale;

    private Window _closes;
    private int _count;
    private int _next;
    private long _sum;
    private WideSum _sumOfSquares;

    /// <summary>Mean of the last 20 closes; NaN until there are 20.</summary>
    public readonly double Middle => _count < Length ? double.NaN : _sum / Divisor;

    /// <summary>Population standard deviation of the last 20 closes; NaN until there are 20.</summary>
    public readonly double StandardDeviation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _count < Length ? double.NaN : WideSum.ScaledDeviation(Length, _sum, _sumOfSquares) / Divisor;
    }

    /// <summary>Takes the next close, units of 1e-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long closeE8)
    {
        if (_count == Length)
        {
            long oldest = _closes[_next];
            _sum -= oldest;
            _sumOfSquares -= WideSum.Square(oldest);
        }
        else
        {
            _count++;
        }

        _closes[_next] = closeE8;
        _next = _next == Length - 1 ? 0 : _next + 1;
        _sum += closeE8;
        _sumOfSquares += WideSum.Square(closeE8);
    }

    [InlineArray(Length)]
    private struct Window
    {
        private long _first;
    }
}
