using Torghut.Trading.Orders;
using Torghut.Trading.Tca;

namespace Torghut.Trading.Tests.Tca;

public sealed class TransactionCostTests
{
    [Fact]
    public void A_purchase_above_and_a_sale_below_the_arrival_price_cost()
    {
        Assert.Equal(new TransactionCost(10m, 10m), TransactionCost.Of(OrderSide.Buy, 100m, 100.1m, 100m));
        Assert.Equal(new TransactionCost(10m, 10m), TransactionCost.Of(OrderSide.Sell, 100m, 99.9m, 100m));
        Assert.Equal(new TransactionCost(-10m, -10m), TransactionCost.Of(OrderSide.Sell, 100m, 100.1m, 100m));
    }

    [Fact]
    public void Has_eight_decimals() =>
        Assert.Equal(3.33333333m, TransactionCost.Of(OrderSide.Buy, 30m, 30.01m, 1m)!.Value.SlippageBps);

    [Fact]
    public void Needs_positive_arrival_fill_and_quantity()
    {
        Assert.Null(TransactionCost.Of(OrderSide.Buy, null, 100m, 1m));
        Assert.Null(TransactionCost.Of(OrderSide.Buy, 0m, 100m, 1m));
        Assert.Null(TransactionCost.Of(OrderSide.Buy, 100m, null, 1m));
        Assert.Null(TransactionCost.Of(OrderSide.Buy, 100m, 0m, 1m));
        Assert.Null(TransactionCost.Of(OrderSide.Buy, 100m, 100m, 0m));
    }
}
