using Torghut.Trading.Orders;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Strategies;

public sealed class MeanReversionTests
{
    private static readonly StrategyParameters Defaults = new();

    private readonly MeanReversion _strategy = new();

    [Fact]
    public void Buys_below_the_band_and_the_average_price_when_oversold()
    {
        Setup setup = _strategy.Find(Signal(close: 99, rsi: 35), Defaults);

        Assert.Equal(OrderSide.Buy, setup.Side);
        Assert.Equal("mean_reversion_entry", setup.Rationale);
    }

    [Fact]
    public void Each_condition_of_the_purchase_is_needed()
    {
        Assert.Null(_strategy.Find(Signal(close: 99.01, rsi: 35), Defaults).Side);
        Assert.Null(_strategy.Find(Signal(close: 99, rsi: 35.1), Defaults).Side);
        Signal atAverage = Signal(close: 99, rsi: 35);
        atAverage.VwapSession = 99;
        Assert.Null(_strategy.Find(atAverage, Defaults).Side);
    }

    [Theory]
    [InlineData(100, 50)]
    [InlineData(99.5, 65)]
    public void Sells_at_the_middle_or_when_overbought(double close, double rsi)
    {
        Setup setup = _strategy.Find(Signal(close, rsi), Defaults);

        Assert.Equal(OrderSide.Sell, setup.Side);
        Assert.Equal("mean_reversion_exit", setup.Rationale);
    }

    [Fact]
    public void Waits_in_between() => Assert.Null(_strategy.Find(Signal(close: 99.5, rsi: 64.9), Defaults).Side);

    private static Signal Signal(double close, double rsi)
    {
        Signal signal = MadeSignals.Signal();
        signal.Close = close;
        signal.Rsi14 = rsi;
        return signal;
    }
}
