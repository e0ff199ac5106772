using Torghut.Market.Prices;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Orders;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Tests.Execution;

public sealed class MarketableLimitTests
{
    [Theory]
    [InlineData(10.00, 10.02, OrderSide.Buy, 10.02)]
    [InlineData(10.00, 10.02, OrderSide.Sell, 10.00)]
    [InlineData(10.001, 10.011, OrderSide.Buy, 10.02)]
    [InlineData(10.009, 10.019, OrderSide.Sell, 10.00)]
    [InlineData(0.51234, 0.51236, OrderSide.Buy, 0.5124)]
    [InlineData(0.51239, 0.51241, OrderSide.Sell, 0.5123)]
    [InlineData(0.9998, 0.99995, OrderSide.Buy, 1.0000)]
    public void Is_half_a_spread_through_the_mid_rounded_outwards_to_the_tick(double bid, double ask, OrderSide side, double expected)
    {
        TopOfBook book = TopOfBook.Empty;
        book.SetQuote(1, FixedPoint.FromDecimal((decimal)bid), 1, FixedPoint.FromDecimal((decimal)ask), 1);

        Assert.Equal((decimal)expected, FixedPoint.ToDecimal(MarketableLimit.PriceE8(side, book)));
    }
}
