using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Topics;

namespace Torghut.Market.Tests.Records;

public sealed class RecordIntakeTests
{
    private const int BoundMs = 2_000;
    private long _offset;

    [Fact]
    public void AnEventIsLateBehindItsOwnSymbolOnly()
    {
        var intake = new RecordIntake(TopicRole.Trades, BoundMs);

        Assert.False(Take(intake, symbol: 0, timeMs: 10_000)!.Value.IsLate);
        Assert.False(Take(intake, symbol: 0, timeMs: 8_000)!.Value.IsLate);
        Assert.True(Take(intake, symbol: 0, timeMs: 7_999)!.Value.IsLate);
        Assert.False(Take(intake, symbol: 1, timeMs: 1_000)!.Value.IsLate);
        Assert.Equal(10_000_000_000, intake.HighestNs);
        Assert.Equal(9_000_000_000, intake.DisorderNs);
    }

    [Fact]
    public void ALateEventMovesNothing()
    {
        var intake = new RecordIntake(TopicRole.Quotes, BoundMs);
        Take(intake, symbol: 0, timeMs: 10_000);
        Take(intake, symbol: 0, timeMs: 1);

        Assert.Equal(0, intake.DisorderNs);
    }

    [Fact]
    public void ATradeWithTheSameIdIsDroppedAndAQuoteOfTheSameTimeIsNot()
    {
        var trades = new RecordIntake(TopicRole.Trades, BoundMs);
        Assert.NotNull(Take(trades, symbol: 0, timeMs: 1, tradeId: 5));
        Assert.Null(Take(trades, symbol: 0, timeMs: 2, tradeId: 5));
        Assert.NotNull(Take(trades, symbol: 1, timeMs: 2, tradeId: 5));

        var quotes = new RecordIntake(TopicRole.Quotes, BoundMs);
        Assert.NotNull(Take(quotes, symbol: 0, timeMs: 1));
        Assert.NotNull(Take(quotes, symbol: 0, timeMs: 1));
    }

    [Fact]
    public void ARecordThatIsTwiceInTheSourceCountsOnce()
    {
        var intake = new RecordIntake(TopicRole.Quotes, BoundMs);
        MarketRecord record = Record(symbol: 0, timeMs: 1, tradeId: 0);

        Assert.True(intake.TryTake(record, out _));
        Assert.False(intake.TryTake(record, out _));
    }

    [Fact]
    public void TheSecondBarOfAMinuteIsDropped()
    {
        var intake = new RecordIntake(TopicRole.Bars, BoundMs);
        Assert.NotNull(Take(intake, symbol: 3, timeMs: 120_000));
        Assert.Null(Take(intake, symbol: 3, timeMs: 120_000));
        Assert.NotNull(Take(intake, symbol: 3, timeMs: 180_000));
    }

    private MarketEvent? Take(RecordIntake intake, ushort symbol, long timeMs, long tradeId = 0) =>
        intake.TryTake(Record(symbol, timeMs, tradeId), out MarketEvent taken) ? taken : null;

    private MarketRecord Record(ushort symbol, long timeMs, long tradeId) => new()
    {
        Symbol = symbol,
        EventTimeNs = timeMs * 1_000_000,
        Offset = _offset++,
        Fate = RecordFate.Event,
        TradeIdKind = tradeId == 0 ? TradeIdKind.None : TradeIdKind.Number,
        Value3 = tradeId,
    };
}
