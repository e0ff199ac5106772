using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// Puts one-sided lines of the best bid and offer together. A bid line and the ask line directly behind it at the same
/// time are one quote; any other line is a quote of its own that keeps the other side. What changes neither price nor
/// size is no event. Lines before the window set the first sides without being events.
/// </summary>
internal sealed class LeanQuoteReader : LeanLineReader
{
    private readonly ITapeStream _stream;
    private readonly LeanWindow _window;
    private readonly int _partition;
    private Side _bid;
    private Side _ask;

    /// <summary>Time of the newest line in the window that is in the two sides.</summary>
    private long _newestNs = long.MinValue;

    private Side _waitingBid;
    private long _waitingNs;
    private long _waitingLine = -1;

    /// <summary>Makes a reader.</summary>
    public LeanQuoteReader(LeanTickFile file, LeanClock clock, LeanWindow window, ITapeStream stream)
        : base(file, clock, LeanLineParser.QuoteFields)
    {
        _stream = stream;
        _window = window;
        _partition = file.Partition;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Take(in LeanLine line, long timeNs)
    {
        bool hasBid = line.FirstPriceE8 != 0;
        bool hasAsk = line.SecondPriceE8 != 0;
        var bid = new Side(line.FirstPriceE8, line.FirstSizeE8);
        var ask = new Side(line.SecondPriceE8, line.SecondSizeE8);
        bool pairs = hasAsk && !hasBid && !line.Suspicious && _waitingLine >= 0 && _waitingLine == Result.Lines - 1 && _waitingNs == timeNs;
        if (pairs)
        {
            bid = _waitingBid;
            _waitingLine = -1;
            Apply(bid, ask, timeNs, Result.Lines, 2);
            return;
        }

        ReleaseWaiting();
        if (line.Suspicious)
        {
            Result.Suspicious++;
        }
        else if (hasBid && !hasAsk)
        {
            _waitingBid = bid;
            _waitingNs = timeNs;
            _waitingLine = Result.Lines;
        }
        else
        {
            Apply(hasBid ? bid : _bid, hasAsk ? ask : _ask, timeNs, Result.Lines, 1);
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => ReleaseWaiting();

    /// <summary>A bid line that no ask line followed is a quote of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReleaseWaiting()
    {
        if (_waitingLine >= 0)
        {
            long line = _waitingLine;
            _waitingLine = -1;
            Apply(_waitingBid, _ask, _waitingNs, line, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(Side bid, Side ask, long timeNs, long completingLine, int lines)
    {
        if (!_window.Contains(timeNs))
        {
            Result.OutsideWindow += lines;
            if (timeNs < _window.StartNs && _newestNs == long.MinValue)
            {
                _bid = bid;
                _ask = ask;
            }

            return;
        }

        bool changed = bid != _bid || ask != _ask;
        // A line behind the newest one is a quote of its own moment; it does not undo what came after that moment.
        if (timeNs >= _newestNs)
        {
            _newestNs = timeNs;
            _bid = bid;
            _ask = ask;
        }

        if (!changed)
        {
            Result.NoChange += lines;
            return;
        }

        Result.QuoteHalves += lines - 1;
        Result.Events++;
        _stream.Write(new MarketEvent
        {
            EventTimeNs = timeNs,
            BidPriceE8 = bid.PriceE8,
            BidSizeE8 = bid.SizeE8,
            AskPriceE8 = ask.PriceE8,
            AskSizeE8 = ask.SizeE8,
            Partition = _partition,
            Offset = completingLine,
        });
    }

    private readonly record struct Side(long PriceE8, long SizeE8);
}
