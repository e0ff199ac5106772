namespace Torghut.Market.Events;

/// <summary>
/// A reusable batch of events in total order (event time, symbol ordinal, channel, partition, offset). The producer
/// fills it, the consumer reads it before the next one is asked for.
/// </summary>
public sealed class MarketEventBatch
{
    private readonly MarketEvent[] _events;
    private readonly List<BarValues> _bars = [];

    /// <summary>Makes an empty batch.</summary>
    /// <param name="capacity">Most events that it can hold.</param>
    public MarketEventBatch(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _events = new MarketEvent[capacity];
    }

    /// <summary>Most events that the batch can hold.</summary>
    public int Capacity => _events.Length;

    /// <summary>Number of events in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>The events, in total order.</summary>
    public ReadOnlySpan<MarketEvent> Events => _events.AsSpan(0, Count);

    /// <summary>Values of the bars among the events, addressed by <see cref="MarketEvent.BarIndex"/>.</summary>
    public IReadOnlyList<BarValues> Bars => _bars;

    /// <summary>The whole storage, for a producer that fills in place and then calls <see cref="SetCount"/>.</summary>
    public Span<MarketEvent> Buffer => _events;

    /// <summary>Empties the batch.</summary>
    public void Clear()
    {
        Count = 0;
        _bars.Clear();
    }

    /// <summary>Appends an event that is no bar.</summary>
    public void Add(in MarketEvent marketEvent) => _events[Count++] = marketEvent;

    /// <summary>Stores a bar's values and returns their index for <see cref="MarketEvent.BarIndex"/>.</summary>
    public int AddBar(in BarValues bar)
    {
        _bars.Add(bar);
        return _bars.Count - 1;
    }

    /// <summary>States how many events were written into <see cref="Buffer"/>.</summary>
    public void SetCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _events.Length);
        Count = count;
    }
}
