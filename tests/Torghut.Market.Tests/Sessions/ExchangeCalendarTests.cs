using CsCheck;
using NodaTime;
using NodaTime.Text;
using Torghut.Market.Sessions;

namespace Torghut.Market.Tests.Sessions;

public sealed class ExchangeCalendarTests
{
    private static readonly ExchangeCalendar s_calendar = ExchangeCalendar.UsEquities;

    [Theory]
    [InlineData("2026-02-27", "2026-02-27T14:30:00Z", "2026-02-27T21:00:00Z")] // winter
    [InlineData("2026-03-06", "2026-03-06T14:30:00Z", "2026-03-06T21:00:00Z")] // the Friday before the clocks go forward
    [InlineData("2026-03-09", "2026-03-09T13:30:00Z", "2026-03-09T20:00:00Z")] // the Monday after
    [InlineData("2013-10-07", "2013-10-07T13:30:00Z", "2013-10-07T20:00:00Z")] // summer
    [InlineData("2025-10-31", "2025-10-31T13:30:00Z", "2025-10-31T20:00:00Z")] // before the clocks go back
    [InlineData("2025-11-03", "2025-11-03T14:30:00Z", "2025-11-03T21:00:00Z")]
    [InlineData("2006-03-31", "2006-03-31T14:30:00Z", "2006-03-31T21:00:00Z")] // until 2006: first Sunday of April
    [InlineData("2006-04-03", "2006-04-03T13:30:00Z", "2006-04-03T20:00:00Z")]
    [InlineData("2006-10-27", "2006-10-27T13:30:00Z", "2006-10-27T20:00:00Z")] // until 2006: last Sunday of October
    [InlineData("2006-10-30", "2006-10-30T14:30:00Z", "2006-10-30T21:00:00Z")]
    public void AFullDayIsSixAndAHalfHoursOfTheExchangesClock(string day, string open, string close)
    {
        TradingSession session = SessionOf(day)!;

        Assert.Equal(open, InstantPattern.General.Format(session.Open));
        Assert.Equal(close, InstantPattern.General.Format(session.Close));
        Assert.Equal(390, session.Minutes);
    }

    [Theory]
    [InlineData("2001-01-01", "New Year's Day")]
    [InlineData("2006-01-02", "New Year's Day (observed)")]
    [InlineData("2023-01-02", "New Year's Day (observed)")]
    [InlineData("2026-01-19", "Martin Luther King Jr. Day")]
    [InlineData("2026-02-16", "Washington's Birthday")]
    [InlineData("2000-04-21", "Good Friday")]
    [InlineData("2005-03-25", "Good Friday")]
    [InlineData("2008-03-21", "Good Friday")]
    [InlineData("2019-04-19", "Good Friday")]
    [InlineData("2026-04-03", "Good Friday")]
    [InlineData("2030-04-19", "Good Friday")]
    [InlineData("2026-05-25", "Memorial Day")]
    [InlineData("2027-05-31", "Memorial Day")]
    [InlineData("2022-06-20", "Juneteenth National Independence Day (observed)")]
    [InlineData("2025-06-19", "Juneteenth National Independence Day")]
    [InlineData("2027-06-18", "Juneteenth National Independence Day (observed)")]
    [InlineData("2025-07-04", "Independence Day")]
    [InlineData("2026-07-03", "Independence Day (observed)")]
    [InlineData("2027-07-05", "Independence Day (observed)")]
    [InlineData("2026-09-07", "Labor Day")]
    [InlineData("2025-09-01", "Labor Day")]
    [InlineData("2026-11-26", "Thanksgiving Day")]
    [InlineData("2029-11-22", "Thanksgiving Day")]
    [InlineData("2025-12-25", "Christmas Day")]
    [InlineData("2021-12-24", "Christmas Day (observed)")]
    [InlineData("2022-12-26", "Christmas Day (observed)")]
    [InlineData("2001-09-11", "attacks of 11 September 2001")]
    [InlineData("2001-09-14", "attacks of 11 September 2001")]
    [InlineData("2004-06-11", "National Day of Mourning for Ronald Reagan")]
    [InlineData("2007-01-02", "National Day of Mourning for Gerald Ford")]
    [InlineData("2012-10-29", "Hurricane Sandy")]
    [InlineData("2012-10-30", "Hurricane Sandy")]
    [InlineData("2018-12-05", "National Day of Mourning for George H. W. Bush")]
    [InlineData("2025-01-09", "National Day of Mourning for Jimmy Carter")]
    [InlineData("2026-02-28", "weekend")]
    [InlineData("2026-03-01", "weekend")]
    [InlineData("1999-12-31", "outside the calendar, which knows 2000-01-01 to 2030-12-31")]
    [InlineData("2031-01-02", "outside the calendar, which knows 2000-01-01 to 2030-12-31")]
    public void AClosedDayHasNoSessionAndAReason(string day, string reason)
    {
        Assert.Null(SessionOf(day));
        Assert.Equal(reason, s_calendar.ClosureReason(Day(day)));
        Assert.Null(s_calendar.Remark(Day(day)));
    }

    [Theory]
    [InlineData("2010-12-31")] // New Year's Day 2011 is a Saturday: not observed on the last day of the year
    [InlineData("2021-12-31")]
    [InlineData("2021-06-18")] // Juneteenth is a holiday since 2022
    [InlineData("2020-06-19")]
    [InlineData("2015-07-02")] // 4 July is a Saturday: closed on Friday, Thursday is a full day
    [InlineData("2021-07-02")] // 4 July is a Sunday
    [InlineData("2016-07-01")] // 4 July is a Monday
    [InlineData("2002-07-03")] // 4 July is a Thursday: before 2013 the short day was the Friday after
    [InlineData("2013-07-05")] // since 2013 it is the Wednesday before
    [InlineData("2013-12-26")]
    [InlineData("2014-12-26")]
    [InlineData("2021-12-23")] // Christmas Day is observed on Friday 24
    [InlineData("2026-10-12")] // Columbus Day
    [InlineData("2025-11-11")] // Veterans Day
    [InlineData("2024-11-05")] // Election Day
    [InlineData("2001-09-10")]
    [InlineData("2001-09-17")]
    [InlineData("2012-10-31")]
    [InlineData("2005-06-01")] // one exchange stopped early, the market did not
    public void ADayThatLooksLikeAHolidayIsAFullDay(string day)
    {
        Assert.Null(s_calendar.ClosureReason(Day(day)));
        Assert.Equal(390, SessionOf(day)!.Minutes);
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-27T18:00:00Z", "day after Thanksgiving Day")]
    [InlineData("2000-11-24", "2000-11-24T18:00:00Z", "day after Thanksgiving Day")]
    [InlineData("2025-12-24", "2025-12-24T18:00:00Z", "Christmas Eve")]
    [InlineData("2001-12-24", "2001-12-24T18:00:00Z", "Christmas Eve")]
    [InlineData("2003-12-26", "2003-12-26T18:00:00Z", "Friday after Christmas Day")]
    [InlineData("2000-07-03", "2000-07-03T17:00:00Z", "day before Independence Day")] // Monday
    [InlineData("2012-07-03", "2012-07-03T17:00:00Z", "day before Independence Day")] // Tuesday
    [InlineData("2013-07-03", "2013-07-03T17:00:00Z", "day before Independence Day")] // Wednesday, since 2013
    [InlineData("2025-07-03", "2025-07-03T17:00:00Z", "day before Independence Day")] // Thursday
    [InlineData("2002-07-05", "2002-07-05T17:00:00Z", "day after Independence Day")]
    public void AShortDayEndsAtOneOClock(string day, string close, string reason)
    {
        TradingSession session = SessionOf(day)!;

        Assert.Equal(close, InstantPattern.General.Format(session.Close));
        Assert.Equal(210, session.Minutes);
        Assert.Equal("early close at 13:00: " + reason, s_calendar.Remark(Day(day)));
    }

    [Fact]
    public void TheMarketOpenedAtNoonAYearAfterTheAttacks()
    {
        TradingSession session = SessionOf("2002-09-11")!;

        Assert.Equal(Instant.FromUtc(2002, 9, 11, 16, 0), session.Open);
        Assert.Equal(240, session.Minutes);
        Assert.Contains("late opening", s_calendar.Remark(Day("2002-09-11")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-03-16", "circuit breaker")]
    [InlineData("2005-06-01", "15:56")]
    [InlineData("2004-06-07", "Reagan")]
    public void WhatHappenedWithinFullHoursIsARemark(string day, string expected) =>
        Assert.Contains(expected, s_calendar.Remark(Day(day)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-27", "2026-02-27")]
    [InlineData("2026-02-28", "2026-03-02")] // Saturday → Monday
    [InlineData("2026-11-26", "2026-11-27")] // holiday → short day
    [InlineData("2001-09-11", "2001-09-17")] // four days closed and a weekend
    [InlineData("1990-05-05", "2000-01-03")] // before the calendar → its first session
    public void TheNextSessionSkipsClosedDays(string day, string expected) =>
        Assert.Equal(Day(expected), s_calendar.NextSessionOnOrAfter(Day(day))!.Day);

    [Fact]
    public void BeyondTheCalendarThereIsNoNextSession()
    {
        Assert.Equal(Day("2030-12-31"), s_calendar.NextSessionOnOrAfter(Day("2030-12-31"))!.Day);
        Assert.Null(s_calendar.NextSessionOnOrAfter(Day("2031-01-01")));
    }

    /// <summary>Counts of sessions as the exchange published them.</summary>
    [Theory]
    [InlineData(2000, 252)]
    [InlineData(2001, 248)]
    [InlineData(2004, 252)]
    [InlineData(2007, 251)]
    [InlineData(2012, 250)]
    [InlineData(2018, 251)]
    [InlineData(2022, 251)]
    [InlineData(2024, 252)]
    [InlineData(2025, 250)]
    public void AYearHasItsNumberOfSessions(int year, int sessions) => Assert.Equal(sessions, SessionsFrom(year, year).Count());

    [Fact]
    public void EverySessionIsFullShortOrTheOneAtNoon() =>
        Assert.All(SessionsFrom(2000, 2030), session => Assert.True(
            session.Minutes is 390 or 210 || session.Day == Day("2002-09-11"), session.ToString()));

    [Fact]
    public void NoWeekIsClosedWhollyButTheOneAfterTheAttacks()
    {
        List<LocalDate> days = [.. SessionsFrom(2000, 2030).Select(session => session.Day)];

        for (int i = 1; i < days.Count; i++)
        {
            int daysClosed = Period.DaysBetween(days[i - 1], days[i]) - 1;
            Assert.True(daysClosed <= 4 || days[i] == Day("2001-09-17"), $"{daysClosed} days closed before {days[i]}");
        }
    }

    [Fact]
    public void ADayHasASessionOrAReasonNeverBoth() =>
        Gen.Int[-400, 11_800].Sample(offset =>
        {
            LocalDate day = s_calendar.FirstDay.PlusDays(offset);
            return s_calendar.SessionOf(day) is null == s_calendar.ClosureReason(day) is not null;
        });

    [Fact]
    public void TheCalendarSaysWhichRulesAndTimeZoneDataItUses()
    {
        Assert.Equal("us-equities-2000-2030.1", s_calendar.Version);
        Assert.Contains("NYSE", s_calendar.Source, StringComparison.Ordinal);
        Assert.Matches("^20[0-9]{2}[a-z]$", s_calendar.TzdbVersion);
    }

    /// <summary>Every published session of 2010 to 2028, both ways: none is missing and none is invented.</summary>
    [Fact]
    public void TheReferenceTableIsMetExactly()
    {
        string? file = ReferenceTable();
        if (file is null)
        {
            Assert.Skip("The reference table is not beside the repository; the rules are tested case by case above.");
        }

        string[] expected = [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0)];
        IEnumerable<string> actual = SessionsFrom(2010, 2028).Select(session =>
            $"{LocalDatePattern.Iso.Format(session.Day)},{InstantPattern.General.Format(session.Open)}," +
            $"{InstantPattern.General.Format(session.Close)},{session.Minutes}");

        Assert.Equal(expected, actual);
    }

    private static IEnumerable<TradingSession> SessionsFrom(int firstYear, int lastYear)
    {
        LocalDate end = new(lastYear, 12, 31);
        for (LocalDate day = new(firstYear, 1, 1); day <= end; day = day.PlusDays(1))
        {
            if (s_calendar.SessionOf(day) is { } session)
            {
                yield return session;
            }
        }
    }

    private static string? ReferenceTable()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "shared", "reference", "nyse-sessions.csv");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static TradingSession? SessionOf(string day) => s_calendar.SessionOf(Day(day));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
