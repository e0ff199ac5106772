using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>
/// The events of one topic partition that wait for those of others, and the time before which none can follow. Late events
/// stand apart: nothing waits for them.
/// </summary>
internal sealed class EventLane
{
    private const int FirstCapacity = 1024;

    private readonly List<BarValues> _bars = [];
    private MarketEvent[] _events = new MarketEvent[FirstCapacity];
    private int _first;
    private int _count;
    private bool _isSorted = true;

    /// <summary>Events that wait.</summary>
    public int Count => _count - _first;

    /// <summary>Time before which nothing can follow any more, nanoseconds since the Unix epoch.</summary>
    public long FrontierNs { get; set; } = long.MinValue;

    /// <summary>The event that is next; only while <see cref="Count"/> is not 0 and <see cref="Sort"/> was called after the last event was added.</summary>
    public ref readonly MarketEvent Next => ref _events[_first];

    /// <summary>Adds an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in MarketEvent marketEvent)
    {
        if (_count == _events.Length)
        {
            MakeRoom();
        }

        _events[_count] = marketEvent;
        if (_isSorted && _count > _first && EventOrder.Compare(_events[_count - 1], marketEvent) > 0)
        {
            _isSorted = false;
        }

        _count++;
    }

    /// <summary>Adds a bar.</summary>
    public void Add(MarketEvent bar, in BarValues values)
    {
        if (Count == 0)
        {
            _bars.Clear();
        }

        bar.BarIndex = _bars.Count;
        _bars.Add(values);
        Add(bar);
    }

    /// <summary>Puts what waits in order.</summary>
    public void Sort()
    {
        if (!_isSorted)
        {
            _events.AsSpan(_first, Count).Sort(static (left, right) => EventOrder.Compare(left, right));
            _isSorted = true;
        }
    }

    /// <summary>Takes the next event into a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveTo(MarketEventBatch batch)
    {
        ref MarketEvent next = ref _events[_first++];
        if (next.Channel == EventChannel.Bar)
        {
            next.BarIndex = batch.AddBar(_bars[next.BarIndex]);
        }

        batch.Add(next);
        if (_first == _count)
        {
            _first = 0;
            _count = 0;
        }
    }

    private void MakeRoom()
    {
        int waiting = Count;
        if (_first < _events.Length / 2)
        {
            Array.Resize(ref _events, _events.Length * 2);
        }

        _events.AsSpan(_first, waiting).CopyTo(_events);
        _first = 0;
        _count = waiting;
    }
}
