using System.Text;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Tests.Evidence;

public sealed class TimestampTextTests
{
    private const long Noon = 1_772_193_600_000_000_000;

    [Theory]
    [InlineData("2026-02-27T12:00:00Z", 0)]
    [InlineData("2026-02-27T12:00:00.25+00:00", 250_000_000)]
    [InlineData("2026-02-27T12:00:00.000001+0000", 1_000)]
    [InlineData("2026-02-27T07:00:00.5-05:00", 500_000_000)]
    [InlineData("2026-02-27 12:00:00.5 +00", 500_000_000)]
    [InlineData("1772193600.5", 500_000_000)]
    public void Reads_a_fraction_with_whatever_follows_it(string text, long nanosecondsAfterNoon)
    {
        Assert.True(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out long ns));
        Assert.Equal(Noon + nanosecondsAfterNoon, ns);
    }

    [Theory]
    [InlineData("2026-02-2!T12:00:00Z")]
    [InlineData("2026-02-27T1 :00:00Z")]
    [InlineData("+1772193600")]
    [InlineData("17721936 0")]
    public void Refuses_a_sign_or_blank_where_a_digit_belongs(string text) =>
        Assert.False(TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
