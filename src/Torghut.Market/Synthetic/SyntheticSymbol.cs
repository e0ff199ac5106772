using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;

namespace Torghut.Market.Synthetic;

/// <summary>
/// The records of one symbol in the order in which the feed appends them, made one by one. Bounded memory; not thread-safe,
/// but symbols are independent of each other.
/// </summary>
public sealed class SyntheticSymbol
{
    /// <summary>Quotes and trades per second of a symbol of average weight, before trades stir up more.</summary>
    private const double CallsPerSecond = 6.6;

    private const double NsToSeconds = 1e-9;
    private const int HistorySeconds = 32;

    /// <summary>Trades call for more trades, relative to the usual rate, but not without end.</summary>
    private const double MostStir = 8;

    private const long ClosingPrintBeforeNs = 400 * EventTime.NsPerMs;

    private readonly SyntheticDay _day;
    private readonly RandomStream _random;
    private readonly PriceProcess _price;
    private readonly SyntheticQuote _quote;
    private readonly TradingPause? _pause;
    private readonly Queue<PriceJump> _jumps;
    private readonly double[] _history = new double[HistorySeconds];
    private readonly RecordQueue _queue;
    private readonly double _weight;
    private readonly double _tradeShare;
    private long _nowNs;
    private int _second = -1;
    private double _stir;
    private double _lastSign = 1;
    private bool _isFinished;

    /// <summary>Starts the symbol.</summary>
    internal SyntheticSymbol(SyntheticDay day, int ordinal, ulong seed)
    {
        _day = day;
        _random = new RandomStream(seed);
        Ordinal = ordinal;
        _weight = MakeWeight(day, ordinal);
        _tradeShare = _random.NextBetween(0.12, 0.2);
        double price = _random.NextBetween(60, 260);
        _price = new PriceProcess(_random, price, _random.NextBetween(0.7e-4, 1.15e-4));
        _quote = new SyntheticQuote(_random, Math.Max(1.0, price * _random.NextBetween(0.009, 0.016)), _random.NextBetween(0.55, 0.78));
        DayIncidents incidents = day.Incidents;
        _pause = ordinal == incidents.PausedSymbol ? new TradingPause(day.Curve, incidents.PausePlace) : null;
        _jumps = new Queue<PriceJump>(incidents.Jumps.Where(jump => jump.Symbol == ordinal).OrderBy(jump => jump.Place));
        _queue = new RecordQueue(_random);
        Array.Fill(_history, price);
        _nowNs = day.Curve.OpenNs;
        OpenMarket();
    }

    /// <summary>Place of the symbol among the day's; its partition.</summary>
    public int Ordinal { get; }

    /// <summary>Makes the next record.</summary>
    /// <returns>False at the end of the day.</returns>
    public bool TryNext(out SyntheticRecord record)
    {
        while (!_queue.TryTake(out record))
        {
            if (_isFinished)
            {
                return false;
            }

            Step();
        }

        return true;
    }

    /// <summary>Symbols differ in how busy they are; the weights of a day have the mean 1.</summary>
    private static double MakeWeight(SyntheticDay day, int ordinal)
    {
        double sum = 0;
        for (int i = 0; i < day.Symbols.Count; i++)
        {
            sum += Weight(day, i);
        }

        return Weight(day, ordinal) * day.Symbols.Count / sum;
    }

    private static double Weight(SyntheticDay day, int ordinal) =>
        0.6 + (1.4 * ((ordinal + day.Incidents.PausedSymbol) % day.Symbols.Count) / day.Symbols.Count);

    private void OpenMarket()
    {
        BeginSecond(0);
        _nowNs += EventTime.NsPerMs;
        _quote.Reset(_price.Price, 2);
        AddQuote(_nowNs);
        _nowNs += (long)(_random.NextBetween(20, 300) * EventTime.NsPerMs);
        AddTrade(_nowNs, isBuy: true, 100L * (200 + _random.NextIndex(1500)));
    }

    /// <summary>Goes on to the next moment at which something happens.</summary>
    private void Step()
    {
        double perSecond = CallsPerSecond * _weight * _day.Curve[_second] * (0.4 + (0.6 * _price.Liveliness)) * (1 + _stir);
        double gap = _random.NextExponential() / perSecond;
        long gapNs = Math.Min(EventTime.NsPerSecond, 1_000 * (1 + (long)(gap * 1e6)));
        long closingNs = _day.Curve.CloseNs - ClosingPrintBeforeNs;
        if (_nowNs + gapNs >= closingNs)
        {
            _nowNs = closingNs;
            AddTrade(_nowNs, _random.NextChance(0.5), 100L * (500 + _random.NextIndex(4000)));
            _isFinished = true;
            return;
        }

        _nowNs += gapNs;
        double seconds = gapNs * NsToSeconds;
        _stir /= 1 + (seconds * 0.8);
        _price.Advance(seconds);
        for (int second = (int)((_nowNs - _day.Curve.OpenNs) / EventTime.NsPerSecond); _second < second;)
        {
            BeginSecond(_second + 1);
        }

        if (_pause is not null && TakePause(_pause, seconds))
        {
            return;
        }

        // A gap that was cut short is only time that passed.
        if (gapNs < EventTime.NsPerSecond)
        {
            Act();
        }
    }

    private void BeginSecond(int second)
    {
        _second = second;
        _history[second % HistorySeconds] = _price.Price;
        _price.BeginSecond(_day.Curve[second]);
        if (_jumps.Count > 0 && second >= _jumps.Peek().Place * _day.Curve.Seconds)
        {
            _price.Push(_jumps.Dequeue().Size);
            _price.Excite(4);
            _stir += 6;
        }
    }

    private void Act()
    {
        if (!_random.NextChance(_tradeShare))
        {
            _quote.Update(_price.Price, _price.RelativeVariance);
            AddQuote(_nowNs);
            return;
        }

        // Signs persist: orders are split, and traders follow each other.
        bool isBuy = (_random.NextChance(0.72) ? _lastSign : -_lastSign) > 0;
        _lastSign = isBuy ? 1 : -1;
        long shares = DrawShares();
        AddTrade(_nowNs, isBuy, shares);
        if (_random.NextChance(0.14))
        {
            // One order that takes two resting ones prints twice in the same instant.
            AddTrade(_nowNs, isBuy, DrawShares());
        }

        _quote.Take(isBuy, shares);
        double impact = 0.06 * _quote.Spread / _price.Price * Math.Min(4, 1 + (shares / 500.0));
        _price.Push(isBuy ? impact : -impact);
        _stir = Math.Min(MostStir, _stir + (0.12 / (_weight * _day.Curve[_second])));
        if (_random.NextChance(0.6))
        {
            long afterNs = _nowNs + 1_000 + (long)(_random.NextExponential() * 300_000);
            _quote.Update(_price.Price, _price.RelativeVariance);
            AddQuote(afterNs);
            _nowNs = afterNs;
        }
    }

    /// <summary>Sets the clock over the pause; before it the price falls, in it no one trades.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="seconds">Time since the last moment.</param>
    /// <returns>Whether the moment was used up.</returns>
    private bool TakePause(TradingPause pause, double seconds)
    {
        if (pause.IsSliding(_nowNs))
        {
            _price.Push(-TradingPause.SlidePerSecond * seconds);
            _stir = Math.Max(_stir, 3);
        }

        if (!pause.IsDue(_nowNs))
        {
            return false;
        }

        _nowNs = pause.StartNs;
        _queue.DropDuplicate();
        AddStatus((byte)'P', pause.StartNs);
        AddStatus((byte)'Q', pause.QuotesNs);
        for (long atNs = pause.QuotesNs; atNs < pause.EndNs; atNs += (long)(_random.NextBetween(0.2, 2) * EventTime.NsPerSecond))
        {
            _quote.Reset(_price.Price * (1 + (0.0006 * _random.NextNormal())), 4);
            AddQuote(atNs);
        }

        AddStatus((byte)'T', pause.EndNs);
        _nowNs = pause.EndNs + (5 * EventTime.NsPerMs);
        _quote.Reset(_price.Price, 3);
        AddQuote(_nowNs);
        AddTrade(_nowNs, isBuy: true, 100L * (50 + _random.NextIndex(300)));
        while (_second < (_nowNs - _day.Curve.OpenNs) / EventTime.NsPerSecond)
        {
            BeginSecond(_second + 1);
        }

        _price.Excite(3);
        _stir += 5;
        pause.Done();
        return true;
    }

    private long DrawShares()
    {
        double kind = _random.NextUnit();
        return kind < 0.42 ? 1 + _random.NextIndex(99)
            : kind < 0.997 ? 100L * (1 + _random.NextRun(0.5, 30))
            : 100L * (20 + _random.NextIndex(180));
    }

    private void AddQuote(long atNs)
    {
        SyntheticRecord record = default;
        record.Channel = EventChannel.Quote;
        record.EventTimeNs = atNs;
        _quote.Fill(ref record);
        _queue.Add(record, atNs);
    }

    private void AddStatus(byte code, long atNs)
    {
        SyntheticRecord record = default;
        record.Channel = EventChannel.Status;
        record.EventTimeNs = atNs;
        record.StatusCode = code;
        _queue.Add(record, atNs);
    }

    private void AddTrade(long atNs, bool isBuy, long shares)
    {
        long ticks = isBuy ? _quote.AskTicks : _quote.BidTicks;
        if (_quote.AskTicks - _quote.BidTicks > 1 && _random.NextChance(0.08))
        {
            ticks = (_quote.BidTicks + _quote.AskTicks) / 2;
        }

        SyntheticRecord record = default;
        record.Channel = EventChannel.Trade;
        record.EventTimeNs = atNs;
        record.BidPriceE8 = ticks * SyntheticQuote.TickE8;
        record.BidSizeE8 = shares * FixedPoint.Scale;
        double report = _random.NextUnit();
        if (report < 0.00008)
        {
            MakeLate(ref record);
        }
        else if (report < 0.004)
        {
            // Some venues report a moment after the fact.
            _ = TryDateBack(ref record, (long)(_random.NextBetween(1, 400) * EventTime.NsPerMs));
        }

        _queue.Add(record, atNs);
    }

    /// <summary>A trade of 4 to 25 seconds ago, at the price of then.</summary>
    private void MakeLate(ref SyntheticRecord record)
    {
        int ago = 4 + _random.NextIndex(22);
        if (TryDateBack(ref record, ago * EventTime.NsPerSecond))
        {
            record.BidPriceE8 = (long)Math.Floor((_history[(_second - ago) % HistorySeconds] * 100) + 0.5) * SyntheticQuote.TickE8;
        }
    }

    /// <summary>Gives a trade an earlier event time, if there was trading then.</summary>
    private bool TryDateBack(ref SyntheticRecord record, long byNs)
    {
        long timeNs = record.EventTimeNs - byNs;
        bool wasTrading = timeNs >= _day.Curve.OpenNs && !(_pause is not null && _pause.Covers(timeNs));
        record.EventTimeNs = wasTrading ? timeNs : record.EventTimeNs;
        return wasTrading;
    }
}
