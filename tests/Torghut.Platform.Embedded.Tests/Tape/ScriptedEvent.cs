using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;

namespace Torghut.Platform.Embedded.Tests.Tape;

/// <summary>An event by hand: time in milliseconds after the window's start, whole prices.</summary>
internal sealed record ScriptedEvent(string Symbol, EventChannel Channel, long AtMs, long Offset)
{
    public long A { get; init; } = 10;

    public long B { get; init; } = 100;

    public long C { get; init; } = 11;

    public long D { get; init; } = 200;

    public int Partition { get; init; }

    public EventFlags Flags { get; init; }

    public BarValues? Bar { get; init; }

    public static ScriptedEvent Trade(string symbol, long atMs, long offset) => new(symbol, EventChannel.Trade, atMs, offset) { C = 0, D = 0 };

    public static ScriptedEvent Quote(string symbol, long atMs, long offset, long bid = 10, long ask = 11) =>
        new(symbol, EventChannel.Quote, atMs, offset) { A = bid, B = bid == 0 ? 0 : 100, C = ask, D = ask == 0 ? 0 : 200 };

    public MarketEvent ToMarketEvent() => new()
    {
        EventTimeNs = TapeTesting.StartNs + (AtMs * EventTime.NsPerMs),
        BidPriceE8 = A * FixedPoint.Scale,
        BidSizeE8 = B * FixedPoint.Scale,
        AskPriceE8 = C * FixedPoint.Scale,
        AskSizeE8 = D * FixedPoint.Scale,
        Offset = Offset,
        Partition = Partition,
        Flags = Flags,
    };
}
