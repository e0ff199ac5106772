using System.Runtime.CompilerServices;
using Torghut.Market.Numerics;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Population standard deviation of the log returns between consecutive bars whose ends both lie in (t − window, t], t
/// being the last bar's end.
/// </summary>
/// <remarks>
/// A return is rounded to a multiple of 2⁻⁵² (the resolution of a ratio near 1), and the sums of returns and squares are
/// integers: exact, without drift or cancellation, at a cost that does not depend on the window. No ratio of positive
/// prices of the tape overflows them for windows of up to 64 returns: |ln| ≤ 43.7, so n²·r² is below 2¹²⁷.
/// </remarks>
public struct RealizedVolatility
{
    private const double Scale = 1L << 52;

    private readonly long _windowNs;
    private RingBuffer<Return> _returns;
    private long _previousEndNs;
    private long _previousCloseE8;
    private long _sum;
    private WideSum _sumOfSquares;

    /// <summary>Makes an empty window.</summary>
    /// <param name="windowNs">Length of the window, nanoseconds.</param>
    public RealizedVolatility(long windowNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(windowNs);
        _windowNs = windowNs;
    }

    /// <summary>The standard deviation; NaN under two returns.</summary>
    public readonly double Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int n = _returns.Count;
            return n < 2 ? double.NaN : WideSum.ScaledDeviation(n, _sum, _sumOfSquares) / (n * Scale);
        }
    }

    /// <summary>Takes the next bar.</summary>
    /// <param name="endNs">Its end, nanoseconds since the Unix epoch; later than the one before.</param>
    /// <param name="closeE8">Its close, units of 1e-8, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long endNs, long closeE8)
    {
        if (_previousCloseE8 > 0 && closeE8 > 0)
        {
            double logReturn = closeE8 == _previousCloseE8 ? 0 : DeterministicMath.Log((double)closeE8 / _previousCloseE8);
            long scaled = (long)Math.Round(logReturn * Scale, MidpointRounding.ToEven);
            _returns.Enqueue(new Return(_previousEndNs, scaled));
            _sum += scaled;
            _sumOfSquares += WideSum.Square(scaled);
        }

        _previousEndNs = endNs;
        _previousCloseE8 = closeE8;
        long after = endNs - _windowNs;
        while (_returns.Count > 0 && _returns.Oldest.StartNs <= after)
        {
            long oldest = _returns.Oldest.Scaled;
            _sum -= oldest;
            _sumOfSquares -= WideSum.Square(oldest);
            _returns.Dequeue();
        }
    }

    /// <param name="StartNs">End of the earlier of the two bars.</param>
    /// <param name="Scaled">The log return in units of 2⁻⁵².</param>
    private readonly record struct Return(long StartNs, long Scaled);
}
