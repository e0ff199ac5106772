using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>Volume-weighted average price over the bars whose end lies in (t − window, t], t being the last bar's end.</summary>
public struct RollingVolumeWeightedPrice
{
    private readonly long _windowNs;
    private RingBuffer<Entry> _bars;
    private VolumeWeightedPrice _sum;

    /// <summary>Makes an empty window.</summary>
    /// <param name="windowNs">Length of the window, nanoseconds.</param>
    public RollingVolumeWeightedPrice(long windowNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(windowNs);
        _windowNs = windowNs;
    }

    /// <summary>The average in currency; NaN without volume.</summary>
    public readonly double Value => _sum.Value;

    /// <summary>Takes the next bar.</summary>
    /// <param name="endNs">Its end, nanoseconds since the Unix epoch; later than the one before.</param>
    /// <param name="bar">Its sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long endNs, in VolumeWeightedPrice bar)
    {
        _bars.Enqueue(new Entry(endNs, bar));
        _sum += bar;
        long after = endNs - _windowNs;
        while (_bars.Oldest.EndNs <= after)
        {
            _sum -= _bars.Oldest.Sums;
            _bars.Dequeue();
        }
    }

    private readonly record struct Entry(long EndNs, VolumeWeightedPrice Sums);
}
