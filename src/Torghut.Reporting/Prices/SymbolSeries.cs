namespace Torghut.Reporting.Prices;

/// <summary>Bars and mids of one symbol, ascending in time.</summary>
internal sealed class SymbolSeries
{
    private readonly List<long> _barNs = [];
    private readonly List<double> _highs = [];
    private readonly List<double> _lows = [];
    private readonly List<double> _closes = [];
    private readonly List<long> _quoteNs = [];
    private readonly List<double> _bids = [];
    private readonly List<double> _asks = [];

    /// <summary>Whether one-second bars were seen; then bars of a minute are left out.</summary>
    public bool HasSeconds { get; private set; }

    /// <summary>Number of bars.</summary>
    public int BarCount => _barNs.Count;

    /// <summary>Ends of the bars, nanoseconds since the Unix epoch.</summary>
    public IReadOnlyList<long> BarNs => _barNs;

    /// <summary>Highest prices.</summary>
    public IReadOnlyList<double> Highs => _highs;

    /// <summary>Lowest prices.</summary>
    public IReadOnlyList<double> Lows => _lows;

    /// <summary>Last prices.</summary>
    public IReadOnlyList<double> Closes => _closes;

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
        }

        _barNs.Add(endNs);
        _highs.Add(high);
        _lows.Add(low);
        _closes.Add(close);
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

    /// <summary>Index of the first bar that ends after a time.</summary>
    public int FirstBarAfter(long timeNs) => LastAtOrBefore(_barNs, timeNs) + 1;

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
