using Torghut.Market.Time;

namespace Torghut.Reporting.Prices;

/// <summary>Bars and mids of one symbol, ascending in time.</summary>
internal sealed class SymbolSeries
{
    /// <summary>Oldest that a price may be to stand for the market of a moment.</summary>
    public const long MaxAgeNs = 60 * EventTime.NsPerSecond;

    private const int BlockSize = 64;

    private readonly List<long> _barNs = [];
    private readonly List<double> _highs = [];
    private readonly List<double> _lows = [];
    private readonly List<double> _closes = [];
    private readonly List<double> _blockLows = [];
    private readonly List<double> _blockHighs = [];
    private readonly List<long> _quoteNs = [];
    private readonly List<double> _bids = [];
    private readonly List<double> _asks = [];

    /// <summary>Whether one-second bars were seen; then bars of a minute are left out.</summary>
    public bool HasSeconds { get; private set; }

    /// <summary>Number of bars.</summary>
    public int BarCount => _barNs.Count;

    /// <summary>A bar: its end, nanoseconds since the Unix epoch, and its highest, lowest and last price.</summary>
    public (long EndNs, double High, double Low, double Close) Bar(int index) =>
        (_barNs[index], _highs[index], _lows[index], _closes[index]);

    /// <summary>Appends a bar; the first bar of a second drops the minutes before it.</summary>
    public void AddBar(long endNs, bool ofASecond, double high, double low, double close)
    {
        if (!ofASecond && HasSeconds)
        {
            return;
        }

        if (ofASecond && !HasSeconds)
        {
            HasSeconds = true;
            _barNs.Clear();
            _highs.Clear();
            _lows.Clear();
            _closes.Clear();
            _blockLows.Clear();
            _blockHighs.Clear();
        }

        _barNs.Add(endNs);
        _highs.Add(high);
        _lows.Add(low);
        _closes.Add(close);
        if (_barNs.Count % BlockSize == 0)
        {
            CloseBlock();
        }
    }

    /// <summary>Appends a best bid and offer.</summary>
    public void AddQuote(long timeNs, double bid, double ask)
    {
        _quoteNs.Add(timeNs);
        _bids.Add(bid);
        _asks.Add(ask);
    }

    /// <summary>The close of the last bar that ends at or before a time; null without one.</summary>
    public (double Close, long TimeNs)? CloseAt(long timeNs) =>
        LastAtOrBefore(_barNs, timeNs) is var i and >= 0 ? (_closes[i], _barNs[i]) : null;

    /// <summary>The best bid and offer known from signals at or before a time; null without one.</summary>
    public (double Bid, double Ask, long TimeNs)? QuoteAt(long timeNs) =>
        LastAtOrBefore(_quoteNs, timeNs) is var i and >= 0 ? (_bids[i], _asks[i], _quoteNs[i]) : null;

    /// <summary>
    /// The mid at a time: of the last best bid and offer known from signals at or before it, else the close of the last bar;
    /// null where neither is younger than <see cref="MaxAgeNs"/>.
    /// </summary>
    public double? MidAt(long timeNs)
    {
        if (QuoteAt(timeNs) is { } quote && timeNs - quote.TimeNs <= MaxAgeNs)
        {
            return (quote.Bid + quote.Ask) / 2;
        }

        return CloseAt(timeNs) is { } bar && timeNs - bar.TimeNs <= MaxAgeNs ? bar.Close : null;
    }

    /// <summary>Lowest and highest price of the bars that end in <c>(from, to]</c>; null without any.</summary>
    public (double Low, double High)? RangeOf(long fromNs, long toNs)
    {
        int first = LastAtOrBefore(_barNs, fromNs) + 1;
        int last = LastAtOrBefore(_barNs, toNs);
        if (first > last)
        {
            return null;
        }

        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = first; i <= last;)
        {
            // Whole blocks are looked at once.
            if (i % BlockSize == 0 && i + BlockSize - 1 <= last && i / BlockSize < _blockLows.Count)
            {
                low = Math.Min(low, _blockLows[i / BlockSize]);
                high = Math.Max(high, _blockHighs[i / BlockSize]);
                i += BlockSize;
                continue;
            }

            low = Math.Min(low, _lows[i]);
            high = Math.Max(high, _highs[i]);
            i++;
        }

        return (low, high);
    }

    private void CloseBlock()
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = _barNs.Count - BlockSize; i < _barNs.Count; i++)
        {
            low = Math.Min(low, _lows[i]);
            high = Math.Max(high, _highs[i]);
        }

        _blockLows.Add(low);
        _blockHighs.Add(high);
    }

    private static int LastAtOrBefore(List<long> times, long timeNs)
    {
        int low = 0;
        int high = times.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (times[middle] <= timeNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
