using Torghut.Market.Prices;

namespace Torghut.Market.Synthetic;

/// <summary>
/// The best bid and offer of one symbol. It follows the value in whole ticks, is as wide as the moment is lively, and mostly
/// changes on one side only.
/// </summary>
internal sealed class SyntheticQuote
{
    /// <summary>A cent.</summary>
    public const long TickE8 = FixedPoint.Scale / 100;

    private const double TicksPerDollar = 100;
    private const int LotShares = 100;
    private const int MostLots = 40;

    private readonly RandomStream _random;
    private readonly double _usualSpreadTicks;
    private readonly double _depth;
    private long _bidTicks;
    private long _spreadTicks;
    private long _bidLots;
    private long _askLots;

    /// <summary>Makes an empty book.</summary>
    /// <param name="random">Its luck.</param>
    /// <param name="usualSpreadTicks">Spread of an average moment, ticks.</param>
    /// <param name="depth">Chance that one more lot is shown; sets the usual size.</param>
    public SyntheticQuote(RandomStream random, double usualSpreadTicks, double depth)
    {
        _random = random;
        _usualSpreadTicks = usualSpreadTicks;
        _depth = depth;
    }

    /// <summary>Bid, ticks.</summary>
    public long BidTicks => _bidTicks;

    /// <summary>Ask, ticks.</summary>
    public long AskTicks => _bidTicks + _spreadTicks;

    /// <summary>Spread, dollars.</summary>
    public double Spread => _spreadTicks / TicksPerDollar;

    /// <summary>Sets both sides around the value.</summary>
    public void Reset(double value, double variance)
    {
        _spreadTicks = DrawSpread(variance);
        Center(value);
        _bidLots = DrawLots();
        _askLots = DrawLots();
    }

    /// <summary>Makes the next quote.</summary>
    /// <param name="value">The value now, dollars.</param>
    /// <param name="variance">Variance now over that of an average second; the spread is in proportion to its root.</param>
    public void Update(double value, double variance)
    {
        double offset = (value * TicksPerDollar) - (_bidTicks + (0.5 * _spreadTicks));
        bool isBehind = Math.Abs(offset) > 0.5 + (0.15 * _spreadTicks);
        if (isBehind)
        {
            Follow(value, offset);
            return;
        }

        if (_random.NextChance(0.18))
        {
            Breathe(DrawSpread(variance), offset);
            return;
        }

        ref long lots = ref _random.NextChance(0.5) ? ref _bidLots : ref _askLots;
        lots = Math.Clamp(lots + (_random.NextChance(0.5) ? 1 : -1) + DrawLots() - DrawLots(), 1, MostLots);
    }

    /// <summary>Takes a trade's shares off a side.</summary>
    public void Take(bool isBuy, long shares)
    {
        ref long lots = ref isBuy ? ref _askLots : ref _bidLots;
        lots = Math.Max(1, lots - (shares / LotShares));
    }

    /// <summary>Writes the quote into a record.</summary>
    public void Fill(ref SyntheticRecord record)
    {
        record.BidPriceE8 = _bidTicks * TickE8;
        record.BidSizeE8 = _bidLots * LotShares * FixedPoint.Scale;
        record.AskPriceE8 = AskTicks * TickE8;
        record.AskSizeE8 = _askLots * LotShares * FixedPoint.Scale;
    }

    /// <summary>One side steps after the value; after a leap both sides are set anew.</summary>
    private void Follow(double value, double offset)
    {
        long steps = (long)Math.Floor(Math.Abs(offset) + 0.5);
        if (steps > _spreadTicks + 2)
        {
            Center(value);
            _bidLots = DrawLots();
            _askLots = DrawLots();
            return;
        }

        // The side that the value moves towards is taken away first; the other one follows with the next quote.
        bool isWide = _spreadTicks > _usualSpreadTicks;
        if (offset > 0)
        {
            _bidTicks += steps;
            _spreadTicks = Math.Max(1, _spreadTicks - (isWide ? steps : 0));
            _bidLots = DrawLots();
        }
        else
        {
            _bidTicks -= isWide ? 0 : steps;
            _spreadTicks = Math.Max(1, _spreadTicks - (isWide ? steps : 0));
            _askLots = DrawLots();
        }

        _bidTicks = Math.Max(1, _bidTicks);
    }

    /// <summary>The spread goes one tick towards the width wanted, on the side that is farther from the value.</summary>
    private void Breathe(long wanted, double offset)
    {
        if (wanted == _spreadTicks)
        {
            return;
        }

        bool widens = wanted > _spreadTicks;
        _spreadTicks += widens ? 1 : -1;
        bool isBidMoved = widens == (offset < 0);
        if (isBidMoved)
        {
            _bidTicks = Math.Max(1, _bidTicks + (widens ? -1 : 1));
            _bidLots = DrawLots();
        }
        else
        {
            _askLots = DrawLots();
        }
    }

    private void Center(double value) =>
        _bidTicks = Math.Max(1, (long)Math.Floor((value * TicksPerDollar) - (0.5 * _spreadTicks) + 0.5));

    private long DrawSpread(double variance) =>
        Math.Max(1, (long)Math.Floor((_usualSpreadTicks * Math.Sqrt(variance) * _random.NextBetween(0.6, 1.4)) + 0.5));

    private long DrawLots() => 1 + _random.NextRun(_depth, MostLots - 1);
}
