using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Time;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Counts one stream's events in the order in which they stand on the tape, and marks locked and crossed quotes.</summary>
internal sealed class StreamTally
{
    private readonly EventChannel _channel;
    private readonly long _startNs;
    private readonly long _endNs;
    private readonly int[] _byMinute;
    private int _minute;
    private long _minuteEndNs;
    private long _lastNs;
    private long _silenceFromNs;

    /// <summary>Makes an empty tally of a window.</summary>
    public StreamTally(EventChannel channel, long startNs, long endNs, int minutes)
    {
        _channel = channel;
        _startNs = startNs;
        _endNs = endNs;
        _byMinute = new int[minutes];
        _minuteEndNs = MinuteEnd(0);
        _lastNs = long.MinValue;
        _silenceFromNs = startNs;
        LongestSilenceStartNs = startNs;
        LongestSilenceNs = 0;
    }

    /// <summary>Events, late ones included.</summary>
    public long Events { get; private set; }

    /// <summary>Late events.</summary>
    public long Late { get; private set; }

    /// <summary>Quotes with bid = ask.</summary>
    public long Locked { get; private set; }

    /// <summary>Quotes with bid above ask.</summary>
    public long Crossed { get; private set; }

    /// <summary>Events in time that have the event time of the one before them.</summary>
    public long Coincident { get; private set; }

    /// <summary>Earliest event time; meaningless without events.</summary>
    public long MinNs { get; private set; } = long.MaxValue;

    /// <summary>Latest event time; meaningless without events.</summary>
    public long MaxNs { get; private set; } = long.MinValue;

    /// <summary>Longest time without an event that is in time, nanoseconds; complete after <see cref="Finish"/>.</summary>
    public long LongestSilenceNs { get; private set; }

    /// <summary>Where it begins.</summary>
    public long LongestSilenceStartNs { get; private set; }

    /// <summary>Events in time by minute of the window.</summary>
    public IReadOnlyList<int> EventsByMinute => _byMinute;

    /// <summary>Adds sorted entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Span<TapeEntry> entries)
    {
        Events += entries.Length;
        bool quotes = _channel == EventChannel.Quote;
        for (int i = 0; i < entries.Length; i++)
        {
            ref MarketEvent marketEvent = ref entries[i].Event;
            if (quotes && marketEvent.BidPriceE8 >= marketEvent.AskPriceE8)
            {
                MarkQuote(ref marketEvent);
            }

            if (marketEvent.IsLate)
            {
                Late++;
                MinNs = Math.Min(MinNs, marketEvent.EventTimeNs);
                continue;
            }

            long timeNs = marketEvent.EventTimeNs;
            if (timeNs == _lastNs)
            {
                Coincident++;
                _byMinute[_minute]++;
                continue;
            }

            Advance(timeNs);
            _byMinute[_minute]++;
        }
    }

    /// <summary>Closes the last silence at the window's end.</summary>
    public void Finish()
    {
        Silence(_endNs);
        if (_lastNs != long.MinValue)
        {
            MaxNs = Math.Max(MaxNs, _lastNs);
        }
    }

    private void Advance(long timeNs)
    {
        if (_lastNs == long.MinValue)
        {
            MinNs = Math.Min(MinNs, timeNs);
        }

        Silence(timeNs);
        _lastNs = timeNs;
        _silenceFromNs = timeNs;
        // A bar belongs to the minute that it ends, the end included; other events to the minute that they begin.
        if (_channel == EventChannel.Bar ? timeNs > _minuteEndNs : timeNs >= _minuteEndNs)
        {
            long sinceStart = timeNs - _startNs - (_channel == EventChannel.Bar ? 1 : 0);
            _minute = (int)(sinceStart / EventTime.NsPerMinute);
            _minuteEndNs = MinuteEnd(_minute);
        }
    }

    private void Silence(long untilNs)
    {
        long silence = untilNs - _silenceFromNs;
        if (silence > LongestSilenceNs)
        {
            LongestSilenceNs = silence;
            LongestSilenceStartNs = _silenceFromNs;
        }
    }

    private void MarkQuote(ref MarketEvent quote)
    {
        if (quote.BidPriceE8 == 0 || quote.AskPriceE8 == 0)
        {
            return;
        }

        if (quote.BidPriceE8 == quote.AskPriceE8)
        {
            quote.Flags |= EventFlags.Locked;
            Locked++;
        }
        else
        {
            quote.Flags |= EventFlags.Crossed;
            Crossed++;
        }
    }

    private long MinuteEnd(int minute) => _startNs + ((minute + 1) * EventTime.NsPerMinute);
}
