using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Trading.Tests.TechnicalAnalysis;

/// <summary>Events written by hand, and the loop that a caller of the engine runs.</summary>
internal static class Market
{
    /// <summary>Nanoseconds of a time of day in seconds.</summary>
    public static long At(decimal second) => (long)(second * EventTime.NsPerSecond);

    public static MarketEvent Trade(int symbol, decimal second, decimal price, decimal size, long offset = 0) => new()
    {
        Channel = EventChannel.Trade,
        Symbol = (ushort)symbol,
        Partition = symbol,
        Offset = offset,
        EventTimeNs = At(second),
        PriceE8 = FixedPoint.FromDecimal(price),
        SizeE8 = FixedPoint.FromDecimal(size),
    };

    public static MarketEvent Quote(int symbol, decimal second, decimal bid, decimal ask) => new()
    {
        Channel = EventChannel.Quote,
        Symbol = (ushort)symbol,
        EventTimeNs = At(second),
        BidPriceE8 = FixedPoint.FromDecimal(bid),
        BidSizeE8 = bid == 0 ? 0 : 3 * FixedPoint.Scale,
        AskPriceE8 = FixedPoint.FromDecimal(ask),
        AskSizeE8 = ask == 0 ? 0 : 5 * FixedPoint.Scale,
    };

    public static MarketEvent BarEnd(int symbol, decimal endSecond, long offset = 0) => new()
    {
        Channel = EventChannel.Bar,
        Symbol = (ushort)symbol,
        Partition = symbol,
        Offset = offset,
        EventTimeNs = At(endSecond),
    };

    public static BarValues Bar(decimal startSecond, decimal close, decimal volume, decimal? vwap) => new(
        At(startSecond),
        FixedPoint.FromDecimal(close - 1),
        FixedPoint.FromDecimal(close + 2),
        FixedPoint.FromDecimal(close - 2),
        FixedPoint.FromDecimal(close),
        FixedPoint.FromDecimal(volume),
        vwap is null ? null : FixedPoint.FromDecimal(vwap.Value),
        7);

    public static TechnicalAnalysisEngine Engine(int symbols, decimal openSecond = 0, bool hasSourceBars = false) => new(
        new TechnicalAnalysisOptions(),
        new SymbolTable(Enumerable.Range(0, symbols).Select(i => $"S{i:00000}")),
        At(openSecond),
        [.. Enumerable.Repeat(hasSourceBars, symbols)]);

    /// <summary>Gives the events in the order written, closing bars as a caller has to, and ends the stream.</summary>
    public static Collector Run(TechnicalAnalysisEngine engine, params IEnumerable<(MarketEvent Event, BarValues Bar)> events)
    {
        Collector collector = new();
        foreach ((MarketEvent e, BarValues bar) in events)
        {
            while (e.EventTimeNs > engine.NextBoundaryNs)
            {
                engine.CloseBars(collector);
            }

            switch (e.Channel)
            {
                case EventChannel.Quote:
                    engine.OnQuote(e);
                    break;
                case EventChannel.Trade:
                    engine.OnTrade(e);
                    break;
                default:
                    engine.OnBar(e, bar);
                    break;
            }
        }

        engine.Complete(collector);
        Assert.Equal(long.MaxValue, engine.NextBoundaryNs);
        return collector;
    }

    /// <summary>As above, for events without source bars.</summary>
    public static Collector Run(TechnicalAnalysisEngine engine, params IEnumerable<MarketEvent> events) =>
        Run(engine, events.Select(e => (e, default(BarValues))));
}
