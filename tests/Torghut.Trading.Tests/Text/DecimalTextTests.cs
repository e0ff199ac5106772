using System.Globalization;
using Torghut.Trading.Text;

namespace Torghut.Trading.Tests.Text;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("100", "100")]
    [InlineData("10.50", "10.5")]
    [InlineData("-3.1400", "-3.14")]
    [InlineData("0.00000001", "0.00000001")]
    public void Is_plain_and_without_trailing_zeros(string value, string expected) =>
        Assert.Equal(expected, DecimalText.Canonical(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0", DecimalText.Canonical(-0.0m));
}
