using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class VolumeWeightedPriceTests
{
    [Fact]
    public void Is_null_without_volume() => Assert.True(double.IsNaN(default(VolumeWeightedPrice).Value));

    [Fact]
    public void Weighs_prices_with_sizes()
    {
        // (10·100 + 20·300) / 400 = 17.5
        VolumeWeightedPrice sums = Trade(10, 100) + Trade(20, 300);
        Assert.Equal(17.5, sums.Value);
        Assert.Equal(10, (sums - Trade(20, 300)).Value);
    }

    [Fact]
    public void Window_is_open_at_its_beginning_and_closed_at_its_end()
    {
        RollingVolumeWeightedPrice window = new(300 * EventTime.NsPerSecond);
        window.Add(1 * EventTime.NsPerSecond, Trade(10, 100));
        window.Add(300 * EventTime.NsPerSecond, Trade(20, 100));
        Assert.Equal(15, window.Value);

        // At t = 301 the bar that ended at 1 is exactly 300 s old and no longer in (1, 301].
        window.Add(301 * EventTime.NsPerSecond, Trade(40, 100));
        Assert.Equal(30, window.Value);
    }

    [Fact]
    public void Window_is_null_when_its_bars_have_no_volume()
    {
        RollingVolumeWeightedPrice window = new(300 * EventTime.NsPerSecond);
        window.Add(1, Trade(10, 100));
        window.Add(1 + 300 * EventTime.NsPerSecond, default);
        Assert.True(double.IsNaN(window.Value));
    }

    private static VolumeWeightedPrice Trade(long price, long size) =>
        VolumeWeightedPrice.Of(price * FixedPoint.Scale, size * FixedPoint.Scale);
}
