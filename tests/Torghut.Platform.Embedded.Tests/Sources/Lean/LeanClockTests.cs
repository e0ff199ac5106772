using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanClockTests
{
    /// <summary>Time of day in New York as the file has it, and the instant it means.</summary>
    [Theory]
    [InlineData("2013-10-07", "09:30:00", "13:30:00Z")] // daylight saving
    [InlineData("2013-12-02", "09:30:00", "14:30:00Z")] // standard time
    [InlineData("2013-03-10", "01:59:59", "06:59:59Z")] // clocks go forward at 02:00
    [InlineData("2013-03-10", "03:00:00", "07:00:00Z")]
    [InlineData("2013-03-10", "02:30:00", "07:30:00Z")] // does not occur: half an hour behind the change
    [InlineData("2013-11-03", "00:59:59", "04:59:59Z")] // clocks go back at 02:00
    [InlineData("2013-11-03", "01:30:00", "05:30:00Z")] // occurs twice: the first
    [InlineData("2013-11-03", "02:00:00", "07:00:00Z")]
    [InlineData("2013-11-03", "23:00:00", "04:00:00Z")] // of the next day
    public void Milliseconds_since_midnight_are_times_on_the_clock_in_new_york(string day, string clock, string utc)
    {
        LocalDate date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        LocalTime time = NodaTime.Text.LocalTimePattern.ExtendedIso.Parse(clock).Value;
        using var lean = new LeanDay { Day = date, Request = WholeDay(date) };
        lean.Quotes("BAC", "0,100000,1,0,0,P,1,0").Trades("BAC", $"{time.TickOfDay / NodaConstants.TicksPerMillisecond},1,1,Q,0,0");
        using PreparedTape prepared = lean.Build();
        MarketEvent trade = TapeTesting.ReadAll(prepared.Tape).Select(read => read.Event).Single(e => e.Channel == EventChannel.Trade);
        string instant = EventTime.Format(EventTime.ToInstant(trade.EventTimeNs));
        Assert.Equal(utc, instant[(instant.IndexOf('T', StringComparison.Ordinal) + 1)..]);
    }

    private static Torghut.Platform.Embedded.Sources.DecodeRequest WholeDay(LocalDate day)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Torghut.Platform.Embedded.Sources.DecodeRequest request = LeanDay.RequestFor(day, LocalTime.Midnight, LocalTime.Noon, "BAC");
        return request with { Window = request.Window with { End = zone.AtStartOfDay(day.PlusDays(1)).ToInstant() } };
    }
}
