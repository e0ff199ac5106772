using Torghut.Trading.Orders;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Strategies;

public sealed class MacdRsiTests
{
    private static readonly StrategyParameters Defaults = new();

    private readonly MacdRsi _strategy = new();

    [Fact]
    public void Reads_one_minute_signals() => Assert.Equal(Timeframe.OneMinute, _strategy.Timeframe);

    [Fact]
    public void Buys_an_upward_macd_when_oversold()
    {
        Setup setup = _strategy.Find(Signal(macd: 0.021, rsi: 34.9), Defaults);

        Assert.Equal(OrderSide.Buy, setup.Side);
        Assert.Equal("macd_cross_up,rsi_oversold", setup.Rationale);
    }

    [Fact]
    public void Sells_a_downward_macd_when_overbought()
    {
        Setup setup = _strategy.Find(Signal(macd: 0.019, rsi: 65.1), Defaults);

        Assert.Equal(OrderSide.Sell, setup.Side);
        Assert.Equal("macd_cross_down,rsi_overbought", setup.Rationale);
    }

    [Theory]
    [InlineData(0.021, 35)]
    [InlineData(0.02, 34)]
    [InlineData(0.019, 65)]
    [InlineData(0.02, 66)]
    [InlineData(0.019, 34)]
    [InlineData(0.021, 66)]
    public void Does_nothing_else(double macd, double rsi) => Assert.Null(_strategy.Find(Signal(macd, rsi), Defaults).Side);

    private static Signal Signal(double macd, double rsi)
    {
        Signal signal = MadeSignals.Signal(timeframe: Timeframe.OneMinute);
        signal.Macd = macd;
        signal.MacdSignal = 0.02;
        signal.Rsi14 = rsi;
        return signal;
    }
}
