using Torghut.Market.Time;

namespace Torghut.Trading.Risk;

/// <summary>Counts the bars of a symbol in the 60 s up to a bar's end, as far as three.</summary>
internal struct VolatilityWindow
{
    private const long WindowNs = 60 * EventTime.NsPerSecond;

    private long _previousEndNs;
    private long _beforePreviousEndNs;

    /// <summary>Adds a bar by its end and returns the number of bars in its window, its own included; 3 means three or more.</summary>
    public int Add(long endNs)
    {
        int bars = 1;
        bars += _previousEndNs > endNs - WindowNs ? 1 : 0;
        bars += _beforePreviousEndNs > endNs - WindowNs ? 1 : 0;
        _beforePreviousEndNs = _previousEndNs;
        _previousEndNs = endNs;
        return bars;
    }
}
