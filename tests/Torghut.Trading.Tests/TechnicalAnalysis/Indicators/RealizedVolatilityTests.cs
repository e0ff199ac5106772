using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class RealizedVolatilityTests
{
    private const long Window = 60 * EventTime.NsPerSecond;

    [Fact]
    public void Is_null_under_two_returns()
    {
        RealizedVolatility volatility = new(Window);
        Add(ref volatility, 1, 100);
        Assert.True(double.IsNaN(volatility.Value));
        Add(ref volatility, 2, 101);
        Assert.True(double.IsNaN(volatility.Value));
        Add(ref volatility, 3, 102);
        Assert.False(double.IsNaN(volatility.Value));
    }

    [Fact]
    public void Is_the_population_deviation_of_the_log_returns()
    {
        // Returns +ln 2, -ln 2: mean 0, deviation ln 2.
        RealizedVolatility volatility = new(Window);
        Add(ref volatility, 1, 100);
        Add(ref volatility, 2, 200);
        Add(ref volatility, 3, 100);
        Assert.Equal(0.69314718055994530942, volatility.Value, 1e-15);
    }

    [Fact]
    public void A_return_counts_while_both_its_bars_end_inside_the_window()
    {
        RealizedVolatility volatility = new(Window);
        Add(ref volatility, 1, 100);
        Add(ref volatility, 10, 400);
        Add(ref volatility, 60, 200);

        // (0, 60]: returns ln 4 and -ln 2, deviation (ln 4 + ln 2)/2.
        Assert.Equal(1.5 * 0.69314718055994530942, volatility.Value, 1e-14);

        // (1, 61]: the bar that ended at 1 is out, and with it the return from it; -ln 2 and +ln 2 are left.
        Add(ref volatility, 61, 400);
        Assert.Equal(0.69314718055994530942, volatility.Value, 1e-15);

        // Nothing but the last bar is left.
        Add(ref volatility, 200, 400);
        Assert.True(double.IsNaN(volatility.Value));
    }

    [Fact]
    public void Is_exactly_zero_for_a_price_that_stands_still()
    {
        RealizedVolatility volatility = new(Window);
        Add(ref volatility, 1, 90);
        for (int second = 2; second < 200; second++)
        {
            Add(ref volatility, second, 101);
        }

        Assert.Equal(0, volatility.Value);
    }

    [Fact]
    public void Bears_the_wildest_prices_that_the_tape_can_hold()
    {
        RealizedVolatility volatility = new(Window);
        for (int second = 1; second <= 100; second++)
        {
            volatility.Add(second * EventTime.NsPerSecond, (second & 1) == 0 ? 1 : long.MaxValue);
        }

        // ±ln(2^63), 59 returns of alternating sign.
        double expected = 63 * 0.69314718055994530942 * Math.Sqrt(1 - 1.0 / (59 * 59));
        Assert.Equal(expected, volatility.Value, 1e-9);
    }

    private static void Add(ref RealizedVolatility volatility, int second, long price) =>
        volatility.Add(second * EventTime.NsPerSecond, price * FixedPoint.Scale);
}
