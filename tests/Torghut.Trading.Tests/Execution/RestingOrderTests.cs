using Torghut.Trading.Orders;

namespace Torghut.Trading.Tests.Execution;

public sealed class RestingOrderTests
{
    private readonly MarketRig _market = new();

    [Fact]
    public void A_later_quote_fills_it_at_its_limit_up_to_the_displayed_size()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 400, limit: 10.00m);
        _market.Quote(3, 9.98m, 500, 9.99m, 150);
        _market.Quote(4, 9.98m, 500, 10.00m, 600);

        Assert.Equal(
            ["1 New 2", "1 Fill 150@10.00 3 resting_limit_reached", "1 Fill 250@10.00 4 resting_limit_reached"], _market.Reports);
    }

    [Fact]
    public void A_resting_sale_is_reached_by_a_rising_bid()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Sell, 400, limit: 10.01m);
        _market.Quote(3, 10.03m, 1_000, 10.04m, 150);

        Assert.Equal("1 Fill 400@10.01 3 resting_limit_reached", _market.Reports[^1]);
    }

    [Fact]
    public void A_trade_through_its_price_fills_it_up_to_the_print()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 400, limit: 10.00m);
        _market.Trade(3, 9.99m, 150);
        _market.Trade(4, 9.99m, 1_000);

        Assert.Equal(["1 New 2", "1 Fill 150@10.00 3 trade_through", "1 Fill 250@10.00 4 trade_through"], _market.Reports);
    }

    [Fact]
    public void Our_orders_share_a_print_in_the_order_of_their_arrival()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 10.00m);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 10.01m);
        _market.Trade(3, 9.99m, 150);

        Assert.Equal(["1 Fill 100@10.00 3 trade_through", "2 Fill 50@10.01 3 trade_through"], _market.Reports[2..]);
    }

    [Fact]
    public void At_its_price_the_displayed_size_ahead_trades_first()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 400, limit: 9.99m);
        _market.Trade(3, 9.99m, 450);
        Assert.Single(_market.Reports);

        _market.Trade(4, 9.99m, 80);
        _market.Trade(5, 9.99m, 1_000);
        Assert.Equal(["1 Fill 30@9.99 4 queue_ahead", "1 Fill 370@9.99 5 queue_ahead"], _market.Reports[1..]);
    }

    [Fact]
    public void A_better_price_than_the_best_has_nobody_ahead()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 10.00m);

        // Others join behind it.
        _market.Quote(3, 10.00m, 900, 10.02m, 300);
        _market.Trade(4, 10.00m, 60);

        Assert.Equal("1 Fill 60@10.00 4 queue_ahead", _market.Reports[^1]);
    }

    [Fact]
    public void Below_the_best_price_the_size_ahead_counts_from_when_the_best_price_comes()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 9.97m);
        _market.Trade(3, 9.97m, 5_000);
        Assert.Single(_market.Reports);

        _market.Quote(4, 9.97m, 200, 9.99m, 300);
        _market.Trade(5, 9.97m, 250);
        Assert.Equal("1 Fill 50@9.97 5 queue_ahead", _market.Reports[^1]);
    }

    [Fact]
    public void When_the_best_price_falls_behind_nobody_is_ahead()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 9.99m);
        _market.Quote(3, 9.98m, 400, 10.02m, 300);
        _market.Trade(4, 9.99m, 70);

        Assert.Equal("1 Fill 70@9.99 4 queue_ahead", _market.Reports[^1]);
    }

    [Fact]
    public void A_trade_on_the_far_side_does_not_fill_it()
    {
        _market.Quote(1, 9.99m, 500, 10.02m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 9.99m);
        _market.Arrive(2, OrderSide.Sell, 100, limit: 10.02m);
        _market.Trade(3, 10.00m, 10_000);

        Assert.Equal(["1 New 2", "2 New 2"], _market.Reports);
    }
}
