using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class RelativeStrengthIndexTests
{
    [Fact]
    public void Is_null_until_fifteen_closes()
    {
        RelativeStrengthIndex rsi = default;
        for (int i = 0; i < 14; i++)
        {
            rsi.Add(100 + i);
            Assert.True(double.IsNaN(rsi.Value));
        }

        rsi.Add(200);
        Assert.False(double.IsNaN(rsi.Value));
    }

    [Fact]
    public void First_averages_are_the_means_of_fourteen_changes()
    {
        // Changes: +3, -1 seven times. Averages 21/14 = 1.5 and 7/14 = 0.5, so the index is 100·1.5/2.
        RelativeStrengthIndex rsi = UpThreeDownOne();
        Assert.Equal(75, rsi.Value, 1e-12);
    }

    [Fact]
    public void Later_averages_are_smoothed_after_Wilder()
    {
        // After +28: gain (13·1.5 + 28)/14 = 47.5/14, loss 13·0.5/14 = 6.5/14, index 100·47.5/54.
        RelativeStrengthIndex rsi = UpThreeDownOne();
        rsi.Add(1014 + 28);
        Assert.Equal(100 * 47.5 / 54, rsi.Value, 1e-12);
    }

    [Fact]
    public void Without_losses_it_is_100_and_without_any_change_50()
    {
        Assert.Equal(100, After(Enumerable.Range(1, 15).Select(i => (long)i)));
        Assert.Equal(0, After(Enumerable.Range(1, 15).Select(i => 100L - i)));
        Assert.Equal(50, After(Enumerable.Repeat(7L, 15)));
    }

    [Fact]
    public void A_price_that_stands_still_for_a_whole_day_leaves_it_where_it_is()
    {
        RelativeStrengthIndex rsi = UpThreeDownOne();
        for (int i = 0; i < 23_400; i++)
        {
            rsi.Add(1014);
        }

        Assert.Equal(75, rsi.Value, 1e-9);
        rsi.Add(1015);
        Assert.Equal(100, rsi.Value, 1e-9);
    }

    private static RelativeStrengthIndex UpThreeDownOne()
    {
        RelativeStrengthIndex rsi = default;
        long close = 1000;
        rsi.Add(close);
        for (int i = 0; i < 7; i++)
        {
            rsi.Add(close += 3);
            rsi.Add(close -= 1);
        }

        Assert.Equal(1014, close);
        return rsi;
    }

    private static double After(IEnumerable<long> closes)
    {
        RelativeStrengthIndex rsi = default;
        foreach (long close in closes)
        {
            rsi.Add(close);
        }

        return rsi.Value;
    }
}
