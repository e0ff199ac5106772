using Torghut.Market.Prices;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class BollingerBandsTests
{
    [Fact]
    public void Are_null_until_twenty_closes()
    {
        BollingerBands bands = default;
        for (int i = 0; i < 19; i++)
        {
            bands.Add(FixedPoint.Scale);
            Assert.True(double.IsNaN(bands.Middle));
            Assert.True(double.IsNaN(bands.StandardDeviation));
        }

        bands.Add(FixedPoint.Scale);
        Assert.Equal(1, bands.Middle);
        Assert.Equal(0, bands.StandardDeviation);
    }

    [Fact]
    public void Are_the_mean_and_the_population_deviation_of_the_last_twenty()
    {
        // After a lone 500 that leaves the window: ten times 98, ten times 102. Mean 100, deviation 2.
        BollingerBands bands = default;
        bands.Add(500 * FixedPoint.Scale);
        for (int i = 0; i < 10; i++)
        {
            bands.Add(98 * FixedPoint.Scale);
            bands.Add(102 * FixedPoint.Scale);
        }

        Assert.Equal(100, bands.Middle);
        Assert.Equal(2, bands.StandardDeviation);
    }

    [Fact]
    public void Do_not_drift_where_prices_are_large_and_moves_are_small()
    {
        // One unit of the last place at a price of 100,000: 20 closes of p and p + 1e-8 in turn have deviation 0.5e-8.
        BollingerBands bands = default;
        long price = 100_000 * FixedPoint.Scale;
        for (int i = 0; i < 1_000_000; i++)
        {
            bands.Add(price + (i & 1));
        }

        Assert.Equal(0.5e-8, bands.StandardDeviation, 1e-22);
    }
}
