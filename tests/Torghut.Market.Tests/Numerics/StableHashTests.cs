using CsCheck;
using Torghut.Market.Numerics;

namespace Torghut.Market.Tests.Numerics;

public sealed class StableHashTests
{
    /// <summary>Computed apart from this code: <c>sha256(seed ‖ length(key) ‖ key ‖ leg)[0..8]</c>, numbers big-endian.</summary>
    [Theory]
    [InlineData(42, "decision-1", "submit", 0x723a512c688f5be7UL)]
    [InlineData(0, "", "", 0x15ec7bf0b50732b4UL)]
    [InlineData(-1, "Ünï", "x", 0x0dd1a8d559361168UL)]
    public void TheHashIsTheHeadOfSha256(long seed, string key, string leg, ulong expected) =>
        Assert.Equal(expected, StableHash.Compute(seed, key, leg));

    [Fact]
    public void TheBorderBetweenKeyAndLegCounts() =>
        Assert.NotEqual(StableHash.Compute(1, "ab", "c"), StableHash.Compute(1, "a", "bc"));

    [Theory]
    [InlineData(0UL, 1.1102230246251565e-16)]
    [InlineData(ulong.MaxValue, 0.99999999999999989)]
    [InlineData(0x8000_0000_0000_0000UL, 0.50000000000000011)]
    public void TheUnitIntervalExcludesItsEnds(ulong hash, double expected) => Assert.Equal(expected, StableHash.UnitInterval(hash));

    [Fact]
    public void EveryHashLiesStrictlyBetweenZeroAndOne() =>
        Gen.ULong.Sample(hash => StableHash.UnitInterval(hash) is > 0 and < 1);

    [Fact]
    public void DrawsSpreadEvenly()
    {
        const int draws = 16_000;
        int[] buckets = new int[16];
        for (int i = 0; i < draws; i++)
        {
            buckets[(int)(StableHash.UnitInterval(StableHash.Compute(7, $"key-{i}", "leg")) * buckets.Length)]++;
        }

        Assert.All(buckets, count => Assert.InRange(count, 850, 1150));
    }
}
