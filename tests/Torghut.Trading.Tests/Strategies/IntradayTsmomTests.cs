using Torghut.Trading.Orders;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Strategies;

public sealed class IntradayTsmomTests
{
    private static readonly StrategyParameters Defaults = new();

    private readonly IntradayTsmom _strategy = new();

    [Fact]
    public void Reads_one_second_signals() => Assert.Equal(Timeframe.OneSecond, _strategy.Timeframe);

    [Fact]
    public void Buys_a_confirmed_upward_trend_in_calm_trading()
    {
        Setup setup = _strategy.Find(Up(), Defaults);

        Assert.Equal(OrderSide.Buy, setup.Side);
        Assert.Equal("tsmom_trend_up,momentum_confirmed,volatility_within_budget", setup.Rationale);
    }

    [Fact]
    public void Measures_the_histogram_in_basis_points_of_the_price()
    {
        // 0.5 bps of a price of 20 is 0.001.
        Signal signal = Up();
        signal.Close = 20;
        signal.MacdHist = 0.00101;
        Assert.Equal(OrderSide.Buy, _strategy.Find(signal, Defaults).Side);
        signal.MacdHist = 0.00099;
        Assert.Null(_strategy.Find(signal, Defaults).Side);
    }

    [Fact]
    public void Equal_to_a_threshold_is_enough()
    {
        Signal signal = Up();
        signal.Close = 10_000;
        signal.MacdHist = 0.5;
        signal.VolRealizedW60s = Defaults.VolCeil;
        signal.Rsi14 = 52;
        Assert.Equal(OrderSide.Buy, _strategy.Find(signal, Defaults).Side);
        signal.Rsi14 = 62;
        Assert.Equal(OrderSide.Buy, _strategy.Find(signal, Defaults).Side);
    }

    [Fact]
    public void Each_condition_of_the_purchase_is_needed()
    {
        Signal[] lacking = [Up(), Up(), Up(), Up(), Up(), Up(), Up()];
        lacking[0].Ema12 = lacking[0].Ema26;
        lacking[1].MacdSignal = lacking[1].Macd;
        lacking[2].MacdHist = 0.004;
        lacking[3].Rsi14 = 51.9;
        lacking[4].Rsi14 = 62.1;
        lacking[5].VolRealizedW60s = 0.00031;
        lacking[6].VolRealizedW60s = double.NaN;
        Assert.All(lacking, signal => Assert.Null(_strategy.Find(signal, Defaults).Side));

        Signal calm = Up();
        Assert.Null(_strategy.Find(calm, Defaults with { VolFloor = 0.0002 }).Side);
    }

    [Fact]
    public void Sells_a_confirmed_downward_trend_whatever_the_volatility()
    {
        Signal signal = Down();
        signal.VolRealizedW60s = 1;

        Setup setup = _strategy.Find(signal, Defaults);

        Assert.Equal(OrderSide.Sell, setup.Side);
        Assert.Equal("tsmom_trend_down,momentum_reversal_exit", setup.Rationale);
    }

    [Fact]
    public void Each_condition_of_the_sale_is_needed()
    {
        Signal[] lacking = [Down(), Down(), Down(), Down()];
        lacking[0].Ema12 = lacking[0].Ema26;
        lacking[1].Macd = lacking[1].MacdSignal;
        lacking[2].MacdHist = -0.0039;
        lacking[3].Rsi14 = 45.1;
        Assert.All(lacking, signal => Assert.Null(_strategy.Find(signal, Defaults).Side));
    }

    private static Signal Up() => MadeSignals.Signal();

    private static Signal Down()
    {
        Signal signal = MadeSignals.Signal();
        signal.Ema12 = 99;
        signal.Macd = -0.03;
        signal.MacdSignal = -0.02;
        signal.MacdHist = -0.0041;
        signal.Rsi14 = 45;
        return signal;
    }
}
