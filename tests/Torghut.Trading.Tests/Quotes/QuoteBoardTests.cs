using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Tests.Quotes;

public sealed class QuoteBoardTests
{
    private readonly QuoteBoard _board = new(1, 1);

    [Fact]
    public void Before_the_first_quote_there_is_no_market()
    {
        Assert.Null(_board[0].Mid);
        Assert.False(_board[0].IsTradable);
        Assert.Equal(TopOfBook.Never, _board[0].QuoteTimeNs);
    }

    [Fact]
    public void The_mid_is_exact()
    {
        Quote(10.01m, 1, 10.02m, 1);
        Assert.Equal(10.015m, _board[0].Mid);
        Assert.Equal(0.01m, _board[0].Spread);
    }

    [Theory]
    [InlineData(10.00, 10.01, true)]
    [InlineData(10.00, 10.00, true)]
    [InlineData(10.01, 10.00, false)]
    [InlineData(10.00, 0, false)]
    [InlineData(0, 10.00, false)]
    public void Two_sided_and_not_crossed_is_a_market(double bid, double ask, bool isMarket)
    {
        Quote((decimal)bid, 1, (decimal)ask, 1);
        Assert.Equal(isMarket, _board[0].IsTradable);
    }

    [Fact]
    public void Says_when_the_market_vanishes()
    {
        Assert.False(Quote(0, 0, 10.01m, 1, timeNs: 1));
        Assert.False(Quote(10.00m, 1, 10.01m, 1, timeNs: 2));
        Assert.True(Quote(10.02m, 1, 10.01m, 1, timeNs: 3));
        Assert.False(Quote(10.03m, 1, 10.01m, 1, timeNs: 4));
        Assert.Equal(3, _board[0].NoMarketSinceNs);
    }

    [Fact]
    public void A_side_keeps_what_fills_have_left_until_its_price_or_size_changes()
    {
        Quote(10.00m, 5, 10.01m, 7);
        _board[0].Ask.LeftE8 = 0;
        Quote(9.99m, 6, 10.01m, 7);
        Assert.Equal(0, _board[0].Ask.LeftE8);
        Assert.Equal(6 * FixedPoint.Scale, _board[0].Bid.LeftE8);
        Quote(9.99m, 6, 10.01m, 8);
        Assert.Equal(8 * FixedPoint.Scale, _board[0].Ask.LeftE8);
        _board[0].Ask.LeftE8 = 0;
        Quote(9.99m, 6, 10.02m, 8);
        Assert.Equal(8 * FixedPoint.Scale, _board[0].Ask.LeftE8);
    }

    [Fact]
    public void Round_lots_are_turned_into_shares()
    {
        QuoteBoard board = new(1, 100);
        board.OnQuote(MadeQuote(10.00m, 3, 10.01m, 2, 1));
        Assert.Equal(300 * FixedPoint.Scale, board[0].Bid.SizeE8);
        Assert.Equal(200 * FixedPoint.Scale, board[0].Ask.LeftE8);
    }

    [Fact]
    public void A_size_beyond_the_numbers_range_is_as_good_as_the_largest()
    {
        QuoteBoard board = new(1, 100);
        board.OnQuote(MadeQuote(10.00m, 90_000_000_000m, 10.01m, 2, 1));
        Assert.Equal(long.MaxValue, board[0].Bid.SizeE8);
    }

    [Fact]
    public void A_halt_voids_the_quotes_before_and_during_it()
    {
        Quote(10.00m, 1, 10.01m, 1);
        Assert.True(Status(isHalted: true));
        Assert.False(Status(isHalted: true));
        Assert.False(_board[0].IsTradable);
        Quote(10.00m, 1, 10.01m, 2);
        Assert.False(_board[0].IsTradable);
        Assert.True(Status(isHalted: false));
        Assert.False(_board[0].IsTradable);
        Quote(10.00m, 1, 10.01m, 2);
        Assert.True(_board[0].IsTradable);
    }

    private static MarketEvent MadeQuote(decimal bid, decimal bidSize, decimal ask, decimal askSize, long timeNs) => new()
    {
        Channel = EventChannel.Quote,
        EventTimeNs = timeNs,
        BidPriceE8 = FixedPoint.FromDecimal(bid),
        BidSizeE8 = FixedPoint.FromDecimal(bidSize),
        AskPriceE8 = FixedPoint.FromDecimal(ask),
        AskSizeE8 = FixedPoint.FromDecimal(askSize),
    };

    private bool Quote(decimal bid, decimal bidSize, decimal ask, decimal askSize, long timeNs = 1) =>
        _board.OnQuote(MadeQuote(bid, bidSize, ask, askSize, timeNs));

    private bool Status(bool isHalted) =>
        _board.OnStatus(new MarketEvent { Channel = EventChannel.Status, Flags = isHalted ? EventFlags.Halted : EventFlags.None });
}
