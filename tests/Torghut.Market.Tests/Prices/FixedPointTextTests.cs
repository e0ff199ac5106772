using System.Globalization;
using System.Text;
using CsCheck;
using Torghut.Market.Prices;

namespace Torghut.Market.Tests.Prices;

public sealed class FixedPointTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("7", 700_000_000)]
    [InlineData("187.34", 18_734_000_000)]
    [InlineData("-1.5", -150_000_000)]
    [InlineData("0.00000001", 1)]
    [InlineData("0.000000004999", 0)]
    [InlineData("0.000000005", 0)]
    [InlineData("0.0000000051", 1)]
    [InlineData("0.000000015", 2)]
    [InlineData("0.0000000150000000000000000001", 2)]
    [InlineData("0.0000000250000000000000000000", 2)]
    [InlineData("0.0000000250000000000000000001", 3)]
    [InlineData("1e2", 10_000_000_000)]
    [InlineData("1.25E-3", 125_000)]
    [InlineData("1E+3", 100_000_000_000)]
    [InlineData("0e99999999999", 0)]
    [InlineData("1e-99999999999", 0)]
    [InlineData("000123.5", 12_350_000_000)]
    [InlineData("92233720368.54775807", long.MaxValue)]
    [InlineData("-92233720368.54775807", -long.MaxValue)]
    [InlineData("9999999999", 999_999_999_900_000_000)]
    public void DecimalTextIsReadExactly(string text, long expected)
    {
        Assert.True(FixedPointText.TryParse(Encoding.ASCII.GetBytes(text), out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1x")]
    [InlineData("NaN")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("92233720368.54775808")]
    [InlineData("1e30")]
    [InlineData("99999999999999999999999999")]
    public void OtherTextIsRefused(string text) => Assert.False(FixedPointText.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void EveryDecimalIsReadAsTheDecimalTypeRoundsIt() =>
        Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 12]).Sample(x =>
        {
            decimal value = new decimal(x.Item1) / (decimal)Math.Pow(10, x.Item2);
            string text = value.ToString(CultureInfo.InvariantCulture);

            return Math.Abs(value) > 92_233_720_368m
                || (FixedPointText.TryParse(Encoding.ASCII.GetBytes(text), out long parsed) && parsed == FixedPoint.FromDecimal(value));
        });

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.00000001")]
    [InlineData(-150_000_000, "-1.5")]
    [InlineData(18_734_000_000, "187.34")]
    [InlineData(10_000_000_000, "100")]
    [InlineData(long.MaxValue, "92233720368.54775807")]
    [InlineData(long.MinValue, "-92233720368.54775808")]
    public void NumbersAreWrittenWithAsFewDecimalsAsTheyNeed(long value, string expected)
    {
        Span<byte> text = stackalloc byte[22];

        Assert.Equal(expected, Encoding.ASCII.GetString(text[..FixedPointText.Format(value, text)]));
    }

    [Fact]
    public void WhatIsWrittenIsReadBack() => Gen.Long.Sample(value =>
    {
        Span<byte> text = stackalloc byte[22];
        int length = FixedPointText.Format(value, text);

        return value == long.MinValue || (FixedPointText.TryParse(text[..length], out long parsed) && parsed == value);
    });
}
