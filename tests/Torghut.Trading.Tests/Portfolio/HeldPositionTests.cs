using Torghut.Trading.Portfolio;

namespace Torghut.Trading.Tests.Portfolio;

public sealed class HeldPositionTests
{
    private readonly HeldPosition _position = new();

    [Fact]
    public void Adding_weighs_the_average_price_and_keeps_the_opening_time()
    {
        _position.Add(100m, 10m, 1);
        _position.Add(300m, 12m, 2);

        Assert.Equal((400m, 11.5m, 1L), (_position.Quantity, _position.AveragePrice, _position.OpenedAtNs));
    }

    [Fact]
    public void Reducing_keeps_the_average_price()
    {
        _position.Add(100m, 10m, 1);
        _position.Add(-40m, 15m, 2);

        Assert.Equal((60m, 10m), (_position.Quantity, _position.AveragePrice));
    }

    [Fact]
    public void Closing_forgets_the_average_price()
    {
        _position.Add(-100m, 10m, 1);
        _position.Add(100m, 9m, 2);

        Assert.Equal((0m, 0m), (_position.Quantity, _position.AveragePrice));
    }

    [Fact]
    public void Flipping_starts_anew()
    {
        _position.Add(100m, 10m, 1);
        _position.See(20);
        _position.Add(-150m, 12m, 2);

        Assert.Equal((-50m, 12m, 2L), (_position.Quantity, _position.AveragePrice, _position.OpenedAtNs));
        Assert.Equal(12, _position.BestPrice);
    }

    [Fact]
    public void The_best_price_is_the_highest_of_a_long_and_the_lowest_of_a_short_position()
    {
        _position.See(99);
        _position.Add(100m, 10m, 1);
        _position.See(11);
        _position.See(10.5);
        Assert.Equal(11, _position.BestPrice);

        _position.Add(-200m, 10m, 2);
        _position.See(9);
        _position.See(9.5);
        Assert.Equal(9, _position.BestPrice);
    }
}
