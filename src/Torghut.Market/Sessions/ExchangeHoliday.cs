using NodaTime;

namespace Torghut.Market.Sessions;

/// <summary>
/// The holidays that the New York Stock Exchange observes by rule, 2000 to 2030, and its early closings by rule.
/// </summary>
/// <remarks>
/// NYSE Rule 7.2: a holiday that falls on a Saturday is observed on the Friday before, unless that Friday ends a
/// month or a year; one that falls on a Sunday is observed on the Monday after. So New Year's Day on a Saturday is not
/// observed at all. Early closings are at 13:00 since 1993.
/// </remarks>
internal static class ExchangeHoliday
{
    private const int FirstJuneteenth = 2022;
    private const int FirstWednesdayBeforeIndependenceDay = 2013;

    /// <summary>Name of the holiday that closes the exchange on a weekday, or null.</summary>
    public static string? ClosingOn(LocalDate day) => day.Month switch
    {
        1 => January(day),
        2 when IsNth(day, IsoDayOfWeek.Monday, 3) => "Washington's Birthday",
        3 or 4 when day == GoodFriday(day.Year) => "Good Friday",
        5 when day.DayOfWeek == IsoDayOfWeek.Monday && day.Day > 24 => "Memorial Day",
        6 when day.Year >= FirstJuneteenth => Observed(day, 19, "Juneteenth National Independence Day"),
        7 => Observed(day, 4, "Independence Day"),
        9 when IsNth(day, IsoDayOfWeek.Monday, 1) => "Labor Day",
        11 when IsNth(day, IsoDayOfWeek.Thursday, 4) => "Thanksgiving Day",
        12 => Observed(day, 25, "Christmas Day"),
        _ => null,
    };

    /// <summary>Name of the occasion that closes the exchange at 13:00 on a day that is no holiday, or null.</summary>
    public static string? EarlyCloseOn(LocalDate day) => (day.Month, day.Day) switch
    {
        (7, 3) when IsDayBeforeIndependenceDayShort(day) => "day before Independence Day",
        (7, 5) when day.DayOfWeek == IsoDayOfWeek.Friday && day.Year < FirstWednesdayBeforeIndependenceDay
            => "day after Independence Day",
        (11, _) when IsNth(day.PlusDays(-1), IsoDayOfWeek.Thursday, 4) => "day after Thanksgiving Day",
        (12, 24) when day.DayOfWeek <= IsoDayOfWeek.Thursday => "Christmas Eve",
        _ => null,
    };

    private static string? January(LocalDate day)
    {
        bool isNewYear = day.Day == 1 || (day.Day == 2 && day.DayOfWeek == IsoDayOfWeek.Monday);
        return isNewYear ? Named(day, 1, "New Year's Day")
            : IsNth(day, IsoDayOfWeek.Monday, 3) ? "Martin Luther King Jr. Day"
            : null;
    }

    /// <summary>A holiday of a fixed date, on that date or on the weekday that stands for it.</summary>
    private static string? Observed(LocalDate day, int dayOfMonth, string name)
    {
        bool observed = (day.Day - dayOfMonth) switch
        {
            0 => true,
            -1 => day.DayOfWeek == IsoDayOfWeek.Friday,
            1 => day.DayOfWeek == IsoDayOfWeek.Monday,
            _ => false,
        };
        return observed ? Named(day, dayOfMonth, name) : null;
    }

    private static string Named(LocalDate day, int dayOfMonth, string name) =>
        day.Day == dayOfMonth ? name : name + " (observed)";

    /// <summary>
    /// 3 July is short where 4 July is a Tuesday, Wednesday or Friday; where it is a Thursday, 5 July was short until
    /// 2012 and 3 July is since 2013.
    /// </summary>
    private static bool IsDayBeforeIndependenceDayShort(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Monday or IsoDayOfWeek.Tuesday or IsoDayOfWeek.Thursday => true,
        IsoDayOfWeek.Wednesday => day.Year >= FirstWednesdayBeforeIndependenceDay,
        _ => false,
    };

    private static bool IsNth(LocalDate day, IsoDayOfWeek dayOfWeek, int n) =>
        day.DayOfWeek == dayOfWeek && (day.Day + 6) / 7 == n;

    /// <summary>Two days before Easter Sunday, by the Gregorian computus of Meeus, Jones and Butcher.</summary>
    private static LocalDate GoodFriday(int year)
    {
        int golden = year % 19;
        (int century, int ofCentury) = (year / 100, year % 100);
        int correction = (century + 8) / 25;
        int epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        int weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        int shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        int sum = epact + weekday - (7 * shift) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1).PlusDays(-2);
    }
}
