using Torghut.Trading.Orders;
using Torghut.Trading.Tca;

namespace Torghut.Trading.Tests.Tca;

public sealed class ChurnLedgerTests
{
    private readonly ChurnLedger _churn = new(2);

    [Fact]
    public void Shares_that_reverse_an_earlier_fill_are_churn_once()
    {
        Assert.Equal(0m, _churn.Add(0, OrderSide.Buy, 100m));
        Assert.Equal(60m, _churn.Add(0, OrderSide.Sell, 60m));
        Assert.Equal(40m, _churn.Add(0, OrderSide.Sell, 70m));
        Assert.Equal(30m, _churn.Add(0, OrderSide.Buy, 50m));
        Assert.Equal(20m, _churn.Add(0, OrderSide.Sell, 20m));
    }

    [Fact]
    public void Symbols_do_not_mix()
    {
        _churn.Add(0, OrderSide.Buy, 100m);
        Assert.Equal(0m, _churn.Add(1, OrderSide.Sell, 100m));
    }

    [Fact]
    public void More_in_the_same_direction_is_no_churn()
    {
        _churn.Add(0, OrderSide.Sell, 10m);
        Assert.Equal(0m, _churn.Add(0, OrderSide.Sell, 10m));
    }
}
