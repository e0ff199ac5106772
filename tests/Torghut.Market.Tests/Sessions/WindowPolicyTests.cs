using CsCheck;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Market.Tests.Sessions;

public sealed class WindowPolicyTests
{
    private static readonly WindowPolicy s_policy = new(ExchangeCalendar.UsEquities);

    [Fact]
    public void ATradingDayAloneIsItsSession()
    {
        WindowDecision.Accepted accepted = Accept(Regular("2026-02-27"));

        Assert.Equal(Instant.FromUtc(2026, 2, 27, 14, 30), accepted.Window.Start);
        Assert.Equal(Instant.FromUtc(2026, 2, 27, 21, 0), accepted.Window.End);
        Assert.Equal(new LocalDate(2026, 2, 27), accepted.Window.TradingDay);
        Assert.Equal(accepted.Window.Start, accepted.Window.Session!.Open);
        Assert.Equal(390, accepted.Window.Minutes);
        Assert.Equal(390, accepted.MinCoverageMinutes);
    }

    [Theory]
    [InlineData("2026-02-27T14:30:00Z", "2026-02-27T21:00:00Z")]
    [InlineData("2026-02-27T09:30:00-05:00", "2026-02-27T16:00:00-05:00")]
    [InlineData("2026-02-27 15:30+01:00", "2026-02-27 22:00+01:00")]
    [InlineData("2026-02-27T14:30:00.000Z", "2026-02-27T21:00Z")]
    [InlineData("2026-02-27T09:30:00", "2026-02-27T16:00:00")]
    [InlineData("2026-02-27 09:30", "2026-02-27 16:00")]
    [InlineData("09:30", "16:00:00")]
    [InlineData("09:30", null)]
    [InlineData(null, " 16:00 ")]
    public void TheSessionMayBeWrittenInManyWays(string? start, string? end)
    {
        ReplayWindow window = Accept(Regular("2026-02-27") with { Start = start, End = end }).Window;

        Assert.Equal(Instant.FromUtc(2026, 2, 27, 14, 30), window.Start);
        Assert.Equal(Instant.FromUtc(2026, 2, 27, 21, 0), window.End);
    }

    [Theory]
    [InlineData("2026-02-27T14:30:00Z", null)]
    [InlineData(null, "2026-02-27T21:00:00Z")]
    public void TheTradingDayFollowsFromStartOrEnd(string? start, string? end) =>
        Assert.Equal(new LocalDate(2026, 2, 27), Accept(new WindowRequest { Start = start, End = end }).Window.TradingDay);

    [Fact]
    public void AnotherTimeZoneOnlyChangesHowTimesAreRead()
    {
        WindowRequest berlin = Regular("2026-02-27") with { Timezone = "Europe/Berlin", Start = "15:30", End = "22:00" };

        Assert.Equal(Accept(Regular("2026-02-27")), Accept(berlin));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(390)] // copied from full days
    [InlineData(210)]
    public void AShortDayNeedsTheMinutesThatItHas(int? minimum)
    {
        WindowDecision.Accepted accepted = Accept(Regular("2026-11-27") with { MinCoverageMinutes = minimum });

        Assert.Equal(Instant.FromUtc(2026, 11, 27, 18, 0), accepted.Window.End);
        Assert.Equal(210, accepted.Window.Minutes);
        Assert.Equal(210, accepted.MinCoverageMinutes);
    }

    [Fact]
    public void AHolidayIsRefusedWithItsNameAndTheNextSession()
    {
        WindowRefusal refusal = Refuse(Regular("2026-11-26"), "window_not_a_session", usage: false);

        Assert.Equal(
            "window.trading_day: found 2026-11-26 (Thanksgiving Day), on which the exchange has no session; expected a day with " +
            "a session: the next is 2026-11-27 09:30 to 13:00 America/New_York (2026-11-27T14:30:00Z to 2026-11-27T18:00:00Z, " +
            "210 minutes).",
            refusal.Message);
    }

    [Theory]
    [InlineData("2026-02-28", "weekend")]
    [InlineData("2025-01-09", "Jimmy Carter")]
    [InlineData("2031-06-02", "outside the calendar")]
    public void ADayWithoutASessionIsRefusedWithTheReason(string day, string reason) =>
        Assert.Contains(reason, Refuse(Regular(day), "window_not_a_session", usage: false).Found, StringComparison.Ordinal);

    [Fact]
    public void AHolidayIsRefusedEvenWithTimesGiven() =>
        Refuse(Regular("2025-12-25") with { Start = "09:30", End = "16:00" }, "window_not_a_session", usage: false);

    [Fact]
    public void TwoHoursAreNoFullDay()
    {
        WindowRefusal refusal = Refuse(
            Regular("2026-02-27") with { Start = "2026-02-27T14:30:00Z", End = "2026-02-27T16:30:00Z" }, "window_coverage_too_short", usage: false);

        Assert.Equal(
            "window.end: found 2026-02-27T14:30:00Z to 2026-02-27T16:30:00Z, 120 minutes; expected at least 390 minutes and the " +
            "whole session of that day, 2026-02-27 09:30 to 16:00 America/New_York (2026-02-27T14:30:00Z to 2026-02-27T21:00:00Z, " +
            "390 minutes); profile: custom replays a part of a day.",
            refusal.Message);
    }

    [Theory]
    [InlineData("2026-02-27", "2026-02-27T13:30:00Z", "2026-02-27T20:00:00Z", null)] // summer's hours in winter
    [InlineData("2026-02-27", "2026-02-27T14:30:00Z", "2026-02-27T21:30:00Z", null)] // half an hour too long
    [InlineData("2026-02-27", "2026-02-26T14:30:00Z", "2026-02-26T21:00:00Z", null)] // another day
    [InlineData("2026-11-27", "2026-11-27T14:30:00Z", "2026-11-27T21:00:00Z", null)] // a full day's hours on a short day
    [InlineData("2026-02-27", "2026-02-27T14:30:00Z", "2026-02-27T16:30:00Z", 60)] // long enough for its minimum, but no session
    public void AnythingElseThanTheSessionIsAMismatch(string day, string start, string end, int? minimum)
    {
        WindowRequest request = Regular(day) with { Start = start, End = end, MinCoverageMinutes = minimum };

        Assert.Contains("whole session", Refuse(request, "window_profile_mismatch", usage: false).Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-27T14:30:00Z", "2026-11-27T17:59:00Z", "209 minutes")]
    [InlineData("2026-02-27", "2026-02-27T14:30:00Z", "2026-02-27T20:59:59.5Z", "389.992 minutes")]
    public void AlmostTheSessionIsTooShort(string day, string start, string end, string length) =>
        Assert.Contains(
            length, Refuse(Regular(day) with { Start = start, End = end }, "window_coverage_too_short", usage: false).Found, StringComparison.Ordinal);

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    [InlineData("EDT")]
    public void AnUnknownTimeZoneIsAMistakeInTheManifest(string timezone) =>
        Refuse(Regular("2026-02-27") with { Timezone = timezone }, "invalid_window_timezone", usage: true);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("27.02.2026")]
    [InlineData("2026-2-27")]
    [InlineData("tomorrow")]
    [InlineData("1812-02-27")]
    [InlineData("9999-12-31")]
    public void ATradingDayThatIsNoDayIsAMistakeInTheManifest(string day) =>
        Refuse(Regular(day), "invalid_window_trading_day", usage: true);

    [Theory]
    [InlineData(null)]
    [InlineData("09:30")]
    public void WithoutAnyDateThereIsNoTradingDay(string? start) =>
        Refuse(new WindowRequest { Start = start }, "invalid_window_trading_day", usage: true);

    [Theory]
    [InlineData("half past nine")]
    [InlineData("2026-02-27T25:00:00Z")]
    [InlineData("2026-02-27")]
    [InlineData("1772202600")]
    public void AStartThatIsNoTimeIsAMistakeInTheManifest(string start)
    {
        WindowRefusal refusal = Refuse(Regular("2026-02-27") with { Start = start }, "invalid_window_range", usage: true);

        Assert.Equal("window.start", refusal.Key);
        Assert.Contains(start, refusal.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-27T21:00:00Z")]
    [InlineData("2026-02-27T21:00:01Z")]
    public void AWindowEndsAfterItsStart(string start) =>
        Refuse(Regular("2026-02-27") with { Start = start }, "invalid_window_range", usage: true);

    [Theory]
    [InlineData(0)]
    [InlineData(-390)]
    public void AMinimumIsAboveZero(int minutes) =>
        Refuse(Regular("2026-02-27") with { MinCoverageMinutes = minutes }, "invalid_window_min_coverage_minutes", usage: true);

    [Fact]
    public void ACustomWindowIsAnyPartOfADay()
    {
        WindowDecision.Accepted accepted = Accept(Custom("2026-02-27") with { Start = "10:00", End = "10:30" });

        Assert.Equal(Instant.FromUtc(2026, 2, 27, 15, 0), accepted.Window.Start);
        Assert.Equal(30, accepted.Window.Minutes);
        Assert.Equal(390, accepted.Window.Session!.Minutes);
        Assert.Null(accepted.MinCoverageMinutes);
    }

    [Fact]
    public void ACustomWindowMayLieOnADayWithoutASession() =>
        Assert.Null(Accept(Custom("2026-02-28") with { Start = "10:00", End = "10:30" }).Window.Session);

    [Fact]
    public void ACustomWindowTakesItsEndsFromTheSession() =>
        Assert.Equal(Accept(Regular("2026-11-27")).Window, Accept(Custom("2026-11-27")).Window);

    [Fact]
    public void WithoutASessionACustomWindowNeedsItsTimes() =>
        Assert.Equal("window.start", Refuse(Custom("2026-02-28"), "invalid_window_range", usage: true).Key);

    [Theory]
    [InlineData("2026-02-26T23:00", "2026-02-27T10:00", "window.start")]
    [InlineData("2026-02-27T23:00", "2026-02-28T00:01", "window.end")]
    public void ACustomWindowLiesInsideItsDay(string start, string end, string key) =>
        Assert.Equal(key, Refuse(Custom("2026-02-27") with { Start = start, End = end }, "invalid_window_range", usage: true).Key);

    [Fact]
    public void ACustomWindowMayBeTheWholeDay() =>
        Assert.Equal(24 * 60, Accept(Custom("2026-02-27") with { Start = "2026-02-27T00:00", End = "2026-02-28T00:00" }).Window.Minutes);

    [Fact]
    public void ACustomWindowIsHeldToTheMinimumThatItStates()
    {
        WindowRequest half = Custom("2026-02-27") with { Start = "10:00", End = "10:30" };

        Assert.Equal(30, Accept(half with { MinCoverageMinutes = 30 }).MinCoverageMinutes);
        Refuse(half with { MinCoverageMinutes = 31 }, "window_coverage_too_short", usage: false);
    }

    [Theory]
    [InlineData("2026-03-08", "02:30", "skips")] // clocks go forward from 2 to 3
    [InlineData("2025-11-02", "01:30", "twice")] // clocks go back from 2 to 1
    public void ATimeThatTheClocksSkipOrRepeatNeedsAnOffset(string day, string start, string problem) =>
        Assert.Contains(
            problem, Refuse(Custom(day) with { Start = start, End = "05:00" }, "invalid_window_range", usage: true).Found, StringComparison.Ordinal);

    [Fact]
    public void EverySessionIsAcceptedAndNothingBesideIt()
    {
        var days = Gen.Int[0, 11_322].Select(ExchangeCalendar.UsEquities.FirstDay.PlusDays);
        Gen.Select(days, Gen.Int[-120, 120], Gen.Int[-120, 120]).Sample((day, startShift, endShift) =>
        {
            if (ExchangeCalendar.UsEquities.SessionOf(day) is not { } session)
            {
                return s_policy.Resolve(Regular(day.ToString("uuuu-MM-dd", null))) is WindowDecision.Refused;
            }

            WindowRequest request = Regular(day.ToString("uuuu-MM-dd", null)) with
            {
                Start = EventTime.Format(session.Open.Plus(Duration.FromMinutes(startShift))),
                End = EventTime.Format(session.Close.Plus(Duration.FromMinutes(endShift))),
            };
            bool isSession = startShift == 0 && endShift == 0;
            return s_policy.Resolve(request) is WindowDecision.Accepted == isSession
                && s_policy.Resolve(request with { Start = null, End = null }) is WindowDecision.Accepted;
        });
    }

    [Theory]
    [InlineData("us_equities_regular", WindowProfile.UsEquitiesRegular)]
    [InlineData("custom", WindowProfile.Custom)]
    public void ProfilesHaveNames(string name, WindowProfile profile)
    {
        Assert.Equal(name, WindowProfiles.Key(profile));
        Assert.True(WindowProfiles.TryParse(name, out WindowProfile parsed));
        Assert.Equal(profile, parsed);
        Assert.False(WindowProfiles.TryParse(name.ToUpperInvariant(), out _));
    }

    private static WindowRequest Regular(string day) => new() { TradingDay = day };

    private static WindowRequest Custom(string day) => new() { TradingDay = day, Profile = WindowProfile.Custom };

    private static WindowDecision.Accepted Accept(WindowRequest request)
    {
        WindowDecision decision = s_policy.Resolve(request);
        Assert.False(decision is WindowDecision.Refused, (decision as WindowDecision.Refused)?.Refusal.Message);
        return (WindowDecision.Accepted)decision;
    }

    private static WindowRefusal Refuse(WindowRequest request, string code, bool usage)
    {
        WindowRefusal refusal = Assert.IsType<WindowDecision.Refused>(s_policy.Resolve(request)).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.Equal(usage, refusal.IsUsageError);
        return refusal;
    }
}
