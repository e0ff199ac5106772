using Torghut.Trading.Orders;

namespace Torghut.Trading.Tests.Execution;

public sealed class MarketableOrderTests
{
    private readonly MarketRig _market = new();

    [Fact]
    public void Takes_the_opposite_side_at_its_price()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 100);
        _market.Arrive(2, OrderSide.Sell, 200);

        Assert.Equal(
            ["1 New 2", "1 Fill 100@10.01 2 take_opposite", "2 New 2", "2 Fill 200@9.99 2 take_opposite"], _market.Reports);
        Assert.False(_market.HasWorking);
    }

    [Fact]
    public void Beyond_the_displayed_size_it_waits_for_the_next_quote()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 700);
        _market.Quote(3, 9.99m, 500, 10.02m, 250);
        _market.Quote(4, 9.99m, 500, 10.03m, 900);

        Assert.Equal(
            [
                "1 New 2", "1 Fill 300@10.01 2 take_opposite", "1 Fill 250@10.02 3 take_opposite",
                "1 Fill 150@10.03 4 take_opposite",
            ],
            _market.Reports);
    }

    [Fact]
    public void A_quote_that_changes_only_the_other_side_refreshes_nothing()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 400);
        _market.Quote(3, 9.98m, 700, 10.01m, 300);
        Assert.Equal(["1 New 2", "1 Fill 300@10.01 2 take_opposite"], _market.Reports);

        _market.Quote(4, 9.98m, 700, 10.01m, 301);
        Assert.Equal("1 Fill 100@10.01 4 take_opposite", _market.Reports[^1]);
    }

    [Fact]
    public void Our_orders_share_the_displayed_size_in_the_order_of_their_arrival()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 200);
        _market.Arrive(2, OrderSide.Buy, 200);
        _market.Quote(3, 9.99m, 500, 10.01m, 50);
        _market.Quote(4, 9.99m, 500, 10.02m, 60);

        Assert.Equal(
            [
                "1 New 2", "1 Fill 200@10.01 2 take_opposite", "2 New 2", "2 Fill 100@10.01 2 take_opposite",
                "2 Fill 50@10.01 3 take_opposite", "2 Fill 50@10.02 4 take_opposite",
            ],
            _market.Reports);
    }

    [Fact]
    public void Trades_do_not_fill_an_order_that_waits_for_the_next_quote()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 400);
        _market.Trade(3, 9.00m, 1_000);

        Assert.Equal(2, _market.Reports.Count);
        Assert.True(_market.HasWorking);
    }

    [Fact]
    public void A_marketable_limit_order_takes_the_better_price()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 100, limit: 10.05m);
        _market.Arrive(2, OrderSide.Sell, 100, limit: 9.95m);

        Assert.Equal("1 Fill 100@10.01 2 take_opposite", _market.Reports[1]);
        Assert.Equal("2 Fill 100@9.99 2 take_opposite", _market.Reports[3]);
    }

    [Fact]
    public void A_marketable_limit_order_that_waits_takes_the_next_quotes_price_while_it_stays_marketable()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 100);
        _market.Arrive(2, OrderSide.Buy, 300, limit: 10.05m);
        _market.Quote(3, 9.99m, 500, 10.03m, 100);
        _market.Quote(4, 9.99m, 500, 10.06m, 100);
        _market.Quote(5, 9.99m, 500, 10.02m, 100);

        // The quote of second 4 lies beyond the limit: from then on the order rests at 10.05.
        Assert.Equal(
            [
                "1 New 2", "1 Fill 100@10.01 2 take_opposite", "1 Fill 100@10.03 3 take_opposite",
                "1 Fill 100@10.05 5 resting_limit_reached",
            ],
            _market.Reports);
    }

    [Fact]
    public void Fractions_of_shares_fill()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 0.5m);
        _market.Arrive(2, OrderSide.Buy, 1.2345m);
        _market.Quote(3, 9.99m, 500, 10.02m, 1);

        Assert.Equal("1 Fill 0.5@10.01 2 take_opposite", _market.Reports[1]);
        Assert.Equal("1 Fill 0.7345@10.02 3 take_opposite", _market.Reports[2]);
    }

    [Fact]
    public void Displayed_sizes_in_round_lots_are_shares_times_the_unit()
    {
        MarketRig market = new(quoteSizeUnit: 100);
        market.Quote(1, 9.99m, 5, 10.01m, 3);
        market.Arrive(2, OrderSide.Buy, 1_000);

        Assert.Equal("1 Fill 300@10.01 2 take_opposite", market.Reports[1]);
    }

    [Fact]
    public void An_immediate_or_cancel_order_takes_what_is_there_and_ends()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 300);
        _market.Arrive(2, OrderSide.Buy, 400, timeInForce: TimeInForce.ImmediateOrCancel);
        _market.Arrive(2, OrderSide.Sell, 400, limit: 10.00m, timeInForce: TimeInForce.ImmediateOrCancel);

        Assert.Equal(
            ["1 New 2", "1 Fill 300@10.01 2 take_opposite", "1 Canceled 2 ioc_remainder", "2 New 2", "2 Canceled 2 ioc_remainder"],
            _market.Reports);
        Assert.False(_market.HasWorking);
    }

    [Fact]
    public void An_immediate_or_cancel_order_that_fills_is_not_canceled()
    {
        _market.Quote(1, 9.99m, 500, 10.01m, 400);
        _market.Arrive(2, OrderSide.Buy, 400, timeInForce: TimeInForce.ImmediateOrCancel);

        Assert.Equal(["1 New 2", "1 Fill 400@10.01 2 take_opposite"], _market.Reports);
    }
}
