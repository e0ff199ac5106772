using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class MovingAverageConvergenceTests
{
    [Fact]
    public void Is_zero_at_the_first_close()
    {
        MovingAverageConvergence macd = new();
        macd.Add(100);
        Assert.Equal(100, macd.Ema12);
        Assert.Equal(100, macd.Ema26);
        Assert.Equal(0, macd.Macd);
        Assert.Equal(0, macd.Signal);
    }

    [Fact]
    public void Follows_its_two_averages_and_smooths_their_difference()
    {
        MovingAverageConvergence macd = new();
        macd.Add(100);
        macd.Add(351);

        // 100 + 251·2/13, 100 + 251·2/27, a fifth of the difference
        double ema12 = 100 + 502.0 / 13;
        double ema26 = 100 + 502.0 / 27;
        Assert.Equal(ema12, macd.Ema12, 1e-12);
        Assert.Equal(ema26, macd.Ema26, 1e-12);
        Assert.Equal(ema12 - ema26, macd.Macd, 1e-12);
        Assert.Equal((ema12 - ema26) / 5, macd.Signal, 1e-12);
    }
}
