using Torghut.Trading.Orders;

namespace Torghut.Trading.Tests.Execution;

public sealed class NoMarketTests
{
    private readonly MarketRig _market = new();

    [Fact]
    public void A_crossed_market_fills_nothing_until_it_uncrosses()
    {
        _market.Quote(1, 10.03m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 100);
        _market.Quote(3, 10.01m, 500, 10.02m, 300);

        Assert.Equal(["1 New 2", "1 Fill 100@10.02 3 take_opposite"], _market.Reports);
    }

    [Fact]
    public void A_locked_market_fills()
    {
        _market.Quote(1, 10.01m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 100);

        Assert.Equal("1 Fill 100@10.01 2 take_opposite", _market.Reports[^1]);
    }

    [Fact]
    public void A_one_sided_market_fills_nothing()
    {
        _market.Quote(1, 0, 0, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 100);

        Assert.Equal(["1 New 2"], _market.Reports);
    }

    [Fact]
    public void A_halt_fills_nothing_until_a_quote_after_it()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Halt(true);
        _market.Arrive(2, OrderSide.Buy, 100);
        _market.Quote(3, 9.99m, 500, 10.02m, 300);
        _market.Halt(false);
        Assert.Equal(["1 New 2"], _market.Reports);

        _market.Quote(5, 9.99m, 500, 10.03m, 300);
        Assert.Equal("1 Fill 100@10.03 5 take_opposite", _market.Reports[^1]);
    }

    [Fact]
    public void Trades_fill_no_resting_order_while_the_market_is_crossed_or_halted()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 400, limit: 10.00m);
        _market.Quote(3, 10.03m, 500, 10.02m, 300);
        _market.Trade(4, 9.90m, 100);
        _market.Quote(5, 9.99m, 500, 10.02m, 300);
        _market.Halt(true);
        _market.Trade(6, 9.90m, 100);

        Assert.Equal(["1 New 2"], _market.Reports);
    }

    [Fact]
    public void Sixty_seconds_without_a_market_reject_an_order()
    {
        _market.Arrive(2, OrderSide.Buy, 100);
        Assert.Equal([62m], _market.Checks);
        _market.Check(62);

        Assert.Equal(["1 New 2", "1 Rejected 62 no_market"], _market.Reports);
        Assert.False(_market.HasWorking);
    }

    [Fact]
    public void A_quote_within_the_time_fills_it()
    {
        _market.Arrive(2, OrderSide.Buy, 100);
        _market.Quote(62, 9.99m, 500, 10.01m, 300);
        _market.Check(62);

        Assert.Equal(["1 New 2", "1 Fill 100@10.01 62 take_opposite"], _market.Reports);
    }

    [Fact]
    public void A_partly_filled_order_whose_market_vanishes_is_canceled()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 400);
        _market.Quote(5, 0, 0, 10.01m, 300);
        Assert.Equal([65m], _market.Checks);
        _market.Check(65);

        Assert.Equal("1 Canceled 65 no_market", _market.Reports[^1]);
    }

    [Fact]
    public void Each_order_has_its_own_sixty_seconds()
    {
        _market.Arrive(2, OrderSide.Buy, 100);
        _market.Arrive(30, OrderSide.Buy, 100);
        _market.Check(62);
        Assert.Equal([62m, 90m], _market.Checks);
        _market.Check(90);

        Assert.Equal(["1 New 2", "2 New 30", "1 Rejected 62 no_market", "2 Rejected 90 no_market"], _market.Reports);
    }

    [Fact]
    public void A_market_that_came_back_starts_the_time_anew()
    {
        _market.Arrive(2, OrderSide.Buy, 100, limit: 9.00m);
        _market.Quote(10, 9.99m, 500, 10.01m, 300);
        _market.Quote(20, 10.02m, 500, 10.01m, 300);
        _market.Check(62);
        Assert.Equal([62m, 80m], _market.Checks);
        _market.Check(80);

        Assert.Equal(["1 New 2", "1 Rejected 80 no_market"], _market.Reports);
    }

    [Fact]
    public void The_close_cancels_open_orders_and_an_order_that_comes_later()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 400);
        _market.Arrive(3, OrderSide.Sell, 100, limit: 10.05m);
        _market.Close();
        _market.Arrive(MarketRig.CloseSecond, OrderSide.Buy, 100);

        Assert.Equal(
            ["1 Canceled 10000 session_close", "2 Canceled 10000 session_close", "3 Canceled 10000 session_close"],
            _market.Reports[3..]);
        Assert.False(_market.HasWorking);
    }
}
