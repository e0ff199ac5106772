using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class ExponentialMovingAverageTests
{
    [Fact]
    public void Is_null_before_the_first_input() =>
        Assert.True(double.IsNaN(new ExponentialMovingAverage(12).Value));

    [Fact]
    public void Starts_with_the_first_input_and_moves_by_two_over_n_plus_one()
    {
        // k = 2 / (3 + 1) = 1/2
        ExponentialMovingAverage average = new(3);
        Assert.Equal(8, average.Add(8));
        Assert.Equal(10, average.Add(12));
        Assert.Equal(7, average.Add(4));
        Assert.Equal(7, average.Value);
    }
}
