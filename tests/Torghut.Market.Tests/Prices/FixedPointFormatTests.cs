using System.Globalization;
using CsCheck;
using Torghut.Market.Prices;

namespace Torghut.Market.Tests.Prices;

public sealed class FixedPointFormatTests
{
    [Theory]
    [InlineData("0", "0.00000000")]
    [InlineData("-0.000", "0.00000000")]
    [InlineData("-0.000000001", "0.00000000")]
    [InlineData("-0.00000001", "-0.00000001")]
    [InlineData("0.000000015", "0.00000002")]
    [InlineData("0.000000025", "0.00000002")]
    [InlineData("187.3400", "187.34000000")]
    [InlineData("-1.5", "-1.50000000")]
    [InlineData("184467440737.09551615", "184467440737.09551615")]
    [InlineData("184467440737.09551616", "184467440737.09551616")]
    [InlineData("18446744073709551615", "18446744073709551615.00000000")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335.00000000")]
    public void MoneyHasEightDecimals(string value, string expected) =>
        Assert.Equal(expected, FixedPoint.Format(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void EveryDecimalIsWrittenAsTheDecimalTypeWritesIt() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 28]).Sample((low, middle, high, negative, scale) =>
        {
            foreach (decimal value in (decimal[])[new(low, middle, high, negative, (byte)scale), new(low, 0, 0, negative, (byte)scale)])
            {
                Assert.Equal(decimal.Round(value, 8, MidpointRounding.ToEven).ToString("0.00000000", CultureInfo.InvariantCulture), FixedPoint.Format(value));
            }
        });
}
