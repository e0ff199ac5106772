using CsCheck;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.Tests.TechnicalAnalysis.Indicators;

public sealed class WideSumTests
{
    private static readonly Gen<UInt128> Number = Gen.Select(
        Gen.OneOf(Gen.ULong, Gen.ULong[0, 3]), Gen.OneOf(Gen.ULong, Gen.ULong[0, 3]), (high, low) => new UInt128(high / 8, low));

    [Fact]
    public void Agrees_with_the_integers_of_the_runtime() =>
        Gen.Select(Number, Number, Gen.UInt[0, 7]).Sample((a, b, n) =>
        {
            Assert.Equal(Of(a + b), Of(a) + Of(b));
            Assert.Equal(Of(a), Of(a) + Of(b) - Of(b));
            Assert.Equal(Of(a * n), Of(a).Times(n));
            Assert.InRange(Of(a).ToDouble() - (double)a, -4e-16 * (double)a, 4e-16 * (double)a);
        });

    [Fact]
    public void Products_and_squares_are_exact() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Long).Sample((a, b, c) =>
        {
            Assert.Equal(Of((UInt128)a * b), WideSum.Product(a, b));
            Assert.Equal(Of((UInt128)((Int128)c * c)), WideSum.Square(c));
        });

    [Fact]
    public void Square_of_the_least_number_is_exact() =>
        Assert.Equal(new WideSum(1UL << 62, 0), WideSum.Square(long.MinValue));

    [Fact]
    public void Overflow_and_underflow_are_errors()
    {
        WideSum largest = new(ulong.MaxValue, ulong.MaxValue);
        Assert.Throws<OverflowException>(() => largest + new WideSum(0, 1));
        Assert.Throws<OverflowException>(() => largest.Times(2));
        Assert.Throws<OverflowException>(() => new WideSum(5, 0) - new WideSum(5, 1));
    }

    [Fact]
    public void Deviation_of_opposite_numbers_is_their_size() =>
        Assert.Equal(2 * 7.0, WideSum.ScaledDeviation(2, 0, WideSum.Square(7) + WideSum.Square(-7)));

    private static WideSum Of(UInt128 value) => new((ulong)(value >> 64), unchecked((ulong)value));
}
