using CsCheck;
using Torghut.Market.Numerics;

namespace Torghut.Market.Tests.Numerics;

public sealed class StandardNormalTests
{
    /// <summary>Probabilities and their quantiles, found with 400 bits and rounded to the nearest double.</summary>
    public static TheoryData<double, double> Quantiles => new()
    {
        { 1e-300, -37.0470962993612 },
        { 1e-20, -9.262340089798407 },
        { 1e-10, -6.361340902404057 },
        { 1e-05, -4.264890793922825 },
        { 0.001, -3.0902323061678136 },
        { 0.025, -1.9599639845400543 },
        { 0.074, -1.4466320671589785 },
        { 0.075, -1.439531470938456 },
        { 0.076, -1.4325027208258116 },
        { 0.1, -1.2815515655446004 },
        { 0.3, -0.5244005127080408 },
        { 0.4999, -0.00025066283008800747 },
        { 0.5, 0.0 },
        { 0.6, 0.2533471031357997 },
        { 0.9, 1.2815515655446006 },
        { 0.925, 1.4395314709384561 },
        { 0.975, 1.9599639845400538 },
        { 0.999, 3.090232306167813 },
    };

    [Theory]
    [MemberData(nameof(Quantiles))]
    public void QuantileIsExactToFifteenDigits(double probability, double expected) =>
        Assert.True(
            Math.Abs(StandardNormal.Quantile(probability) - expected) <= 1e-15 * Math.Max(1, Math.Abs(expected)),
            $"{StandardNormal.Quantile(probability):R} instead of {expected:R}");

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void AProbabilityOutsideTheOpenIntervalIsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardNormal.Quantile(probability));

    [Fact]
    public void QuantilesRiseWithTheProbability() =>
        Gen.Double[0.0001, 0.9998].Sample(p => StandardNormal.Quantile(p) < StandardNormal.Quantile(p + 0.0001));

    [Fact]
    public void DrawsHaveMeanZeroAndVarianceOne()
    {
        const int draws = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++)
        {
            double draw = StandardNormal.FromHash(StableHash.Compute(42, $"decision-{i}", "submit"));
            sum += draw;
            squares += draw * draw;
        }

        Assert.InRange(sum / draws, -0.02, 0.02);
        Assert.InRange(squares / draws, 0.97, 1.03);
    }

    [Fact]
    public void TheExtremeHashesStillGiveFiniteDraws()
    {
        Assert.InRange(StandardNormal.FromHash(0), -8.3, -8.1);
        Assert.InRange(StandardNormal.FromHash(ulong.MaxValue), 8.1, 8.3);
    }
}
