using System.Text;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using Torghut.Market.Time;

namespace Torghut.Market.Tests.Time;

public sealed class TimestampTextTests
{
    /// <summary>2026-02-27T14:30:00Z.</summary>
    private const long Base = 1_772_202_600_000_000_000;

    [Theory]
    [InlineData("2026-02-27T14:30:00Z", 0)]
    [InlineData("2026-02-27t14:30:00z", 0)]
    [InlineData("2026-02-27 14:30:00", 0)]
    [InlineData("2026-02-27T14:30:00", 0)]
    [InlineData("2026-02-27T14:30Z", 0)]
    [InlineData("2026-02-27T09:30:00-05:00", 0)]
    [InlineData("2026-02-27T09:30:00-0500", 0)]
    [InlineData("2026-02-27T09:30:00 -05:00", 0)]
    [InlineData("2026-02-27T09:30:00-05", 0)]
    [InlineData("2026-02-27T20:15:00+05:45", 0)]
    [InlineData("2026-02-27T14:30:00.5Z", 500_000_000)]
    [InlineData("2026-02-27T14:30:00.120Z", 120_000_000)]
    [InlineData("2026-02-27T14:30:00.123456Z", 123_456_000)]
    [InlineData("2026-02-27T14:30:00.123456789Z", 123_456_789)]
    [InlineData("2026-02-27T14:30:00.1234567899Z", 123_456_789)]
    [InlineData("2026-02-27T09:30:00.000000001-05:00", 1)]
    [InlineData("2026-02-27 14:30:00,25", 250_000_000)]
    [InlineData("1772202600", 0)]
    [InlineData("1772202600123", 123_000_000)]
    [InlineData("1772202600123456", 123_456_000)]
    [InlineData("1772202600123456789", 123_456_789)]
    [InlineData("1772202600.25", 250_000_000)]
    [InlineData("1772202600123.5", 123_500_000)]
    public void EverySpellingOfTheContractIsRead(string text, long afterBaseNs)
    {
        Assert.True(TimestampText.TryParse(Encoding.ASCII.GetBytes(text), out long ns));
        Assert.Equal(Base + afterBaseNs, ns);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("9214646400", false)]
    [InlineData("9214646399", true)]
    public void TheLastSecondIsThatOfTheYear2261(string text, bool isRead) =>
        Assert.Equal(isRead, TimestampText.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-02-27")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-01-00T00:00:00Z")]
    [InlineData("2026-02-27T24:00:00Z")]
    [InlineData("2026-02-27T14:60:00Z")]
    [InlineData("2026-02-27T14:30:60Z")]
    [InlineData("2026-02-27T14:30:00.Z")]
    [InlineData("2026-02-27T14:30:00ZZ")]
    [InlineData("2026-02-27T14:30:00+1")]
    [InlineData("2026-02-27T14:30:00+19:00")]
    [InlineData("2026-02-27T14:30:00+05:")]
    [InlineData("2026-02-27T14:30:00+05:4")]
    [InlineData("2026-02-27T14:30:0")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2262-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00+01:00")]
    [InlineData("-1772202600")]
    [InlineData("1772202600.")]
    [InlineData("1772202600x")]
    [InlineData("1.7722026e9")]
    [InlineData("17722026001234567890")]
    [InlineData("9999999999999999999")]
    public void OtherTextIsRefused(string text) => Assert.False(TimestampText.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void WhatIsWrittenIsTheInstantAndIsReadBack() => Gen.Long[0, 9_000_000_000_000_000_000].Sample(ns =>
    {
        Span<byte> text = stackalloc byte[30];
        int length = TimestampText.Format(ns, text);
        Instant instant = InstantPattern.ExtendedIso.Parse(Encoding.ASCII.GetString(text[..length])).Value;

        return EventTime.FromInstant(instant) == ns && TimestampText.TryParse(text[..length], out long parsed) && parsed == ns;
    });

    [Theory]
    [InlineData(0, "2026-02-27T14:30:00Z")]
    [InlineData(50_000_000, "2026-02-27T14:30:00.050Z")]
    [InlineData(1_000, "2026-02-27T14:30:00.000001Z")]
    [InlineData(10, "2026-02-27T14:30:00.000000010Z")]
    public void FractionsAreWrittenInThreeSixOrNineDigits(long afterBaseNs, string expected)
    {
        Span<byte> text = stackalloc byte[30];

        Assert.Equal(expected, Encoding.ASCII.GetString(text[..TimestampText.Format(Base + afterBaseNs, text)]));
    }
}
