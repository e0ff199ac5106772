using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Tests.Statistics;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(50, 25)]
    [InlineData(90, 37)]
    [InlineData(95, 38.5)]
    [InlineData(100, 40)]
    public void Percentiles_interpolate_at_rank_n_minus_1_times_p(double percent, double expected) =>
        Assert.Equal(expected, Percentile.OfSorted([10, 20, 30, 40], percent)!.Value, 12);

    [Fact]
    public void Nothing_has_no_percentile() => Assert.Null(Percentile.OfSorted([], 50));

    [Fact]
    public void One_value_is_every_percentile() => Assert.Equal(7, Percentile.OfSorted([7], 99));

    [Fact]
    public void A_histogram_counts_its_lower_edges_in_and_its_upper_edges_out()
    {
        Histogram histogram = Histogram.OfSorted([-1, 0, 0.5, 1, 5], [0, 1]);

        Assert.Equal([1, 2, 2], histogram.Counts);
    }
}
