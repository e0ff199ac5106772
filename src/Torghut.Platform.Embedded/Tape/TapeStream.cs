using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// One symbol's events on one channel. Applies the watermark rule as events arrive (an event is late when its time is
/// strictly behind the highest one seen, less the bound), and hands them on in order of time as soon as nothing can come
/// before them any more.
/// </summary>
internal sealed class TapeStream : ITapeStream
{
    private readonly TapeChunkStore _store;
    private readonly long _startNs;
    private readonly long _endNs;
    private readonly long _boundNs;
    private readonly List<TapeChunk> _chunks = [];
    private readonly List<BarValues> _bars = [];
    private TapeEntry[] _open;
    private int _count;
    private long _highestNs = long.MinValue;
    private bool _sorted = true;
    private bool _finished;

    /// <summary>Makes an empty stream.</summary>
    public TapeStream(string symbol, EventChannel channel, DecodeRequest request, TapeChunkStore store)
    {
        Symbol = symbol;
        Channel = channel;
        _store = store;
        _startNs = EventTime.FromInstant(request.Window.Start);
        _endNs = EventTime.FromInstant(request.Window.End);
        _boundNs = request.MaxOutOfOrderMs * EventTime.NsPerMs;
        _open = new TapeEntry[TapeChunkStore.FirstCapacity];
        Tally = new StreamTally(channel, _startNs, _endNs, request.Window.Minutes);
    }

    /// <summary>Symbol.</summary>
    public string Symbol { get; }

    /// <summary>Channel.</summary>
    public EventChannel Channel { get; }

    /// <summary>Counts; complete after <see cref="Finish"/>.</summary>
    public StreamTally Tally { get; }

    /// <summary>The sorted events in pieces, complete after <see cref="Finish"/>.</summary>
    public IReadOnlyList<TapeChunk> Chunks => _chunks;

    /// <summary>Values of the stream's bars, addressed by <see cref="MarketEvent.BarIndex"/>: at most one bar a minute, so they stay in memory.</summary>
    public IReadOnlyList<BarValues> Bars => _bars;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(in MarketEvent marketEvent)
    {
        if (Channel == EventChannel.Bar)
        {
            throw new InvalidOperationException("Bars have values: push them with WriteBar.");
        }

        Append(in marketEvent);
    }

    /// <inheritdoc/>
    public void WriteBar(in MarketEvent marketEvent, in BarValues values)
    {
        if (Channel != EventChannel.Bar)
        {
            throw new InvalidOperationException($"A {Channel} stream takes no bars.");
        }

        MarketEvent bar = marketEvent;
        bar.BarIndex = _bars.Count;
        _bars.Add(values);
        Append(in bar);
    }

    /// <summary>Sorts and hands on what is left.</summary>
    public void Finish()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        SortOpen();
        Seal(_count);
        Tally.Finish();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Append(in MarketEvent marketEvent)
    {
        long timeNs = marketEvent.EventTimeNs;
        RequireInWindow(timeNs);
        ref TapeEntry entry = ref _open[_count];
        entry.Event = marketEvent;
        entry.Event.Flags = marketEvent.Flags & EventFlags.Halted;
        if (timeNs >= _highestNs)
        {
            _highestNs = timeNs;
        }
        else if (timeNs < _highestNs - _boundNs)
        {
            entry.Event.Flags |= EventFlags.Late;
            timeNs = _highestNs;
        }

        entry.OrderTimeNs = timeNs;
        if (_count > 0 && TapeEntry.Compare(in _open[_count - 1], in entry) > 0)
        {
            _sorted = false;
        }

        if (++_count == _open.Length)
        {
            Drain();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RequireInWindow(long timeNs)
    {
        // A bar's event time is its end, so it belongs to (start, end]; other events to [start, end).
        long first = Channel == EventChannel.Bar ? _startNs + 1 : _startNs;
        long last = Channel == EventChannel.Bar ? _endNs : _endNs - 1;
        if (timeNs < first || timeNs > last || _finished)
        {
            throw new InvalidOperationException($"{Symbol} {Channel}: an event at {timeNs} ns is outside the window, or the stream is finished.");
        }
    }

    /// <summary>Hands on what no later event can precede; makes room where that is too little.</summary>
    private void Drain()
    {
        if (_open.Length < _store.ChunkCapacity)
        {
            Grow();
            return;
        }

        SortOpen();
        int settled = CountSettled();
        if (settled < _open.Length / 2)
        {
            Grow();
            return;
        }

        Seal(settled);
    }

    private void SortOpen()
    {
        if (!_sorted)
        {
            _open.AsSpan(0, _count).Sort(static (left, right) => TapeEntry.Compare(in left, in right));
            _sorted = true;
        }
    }

    private int CountSettled()
    {
        long watermarkNs = _highestNs - _boundNs;
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_open[middle].OrderTimeNs < watermarkNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Grow()
    {
        // Few steps up to a chunk, so that little is left behind; beyond it only as much as the bound asks for.
        int capacity = _open.Length < _store.ChunkCapacity ? Math.Min(_open.Length * 8, _store.ChunkCapacity) : _open.Length * 2;
        Array.Resize(ref _open, capacity);
    }

    /// <summary>Counts and stores the first entries, and moves the rest to the front.</summary>
    private void Seal(int settled)
    {
        Span<TapeEntry> entries = _open.AsSpan(0, settled);
        Tally.Add(entries);
        while (entries.Length > 0)
        {
            int part = Math.Min(entries.Length, _store.ChunkCapacity);
            _chunks.Add(_store.Store(entries[..part]));
            entries = entries[part..];
        }

        _open.AsSpan(settled, _count - settled).CopyTo(_open);
        _count -= settled;
        if (_finished)
        {
            _open = [];
        }
    }
}
