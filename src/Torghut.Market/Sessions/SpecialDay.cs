using NodaTime;

namespace Torghut.Market.Sessions;

/// <summary>
/// The days 2000 to 2030 on which the exchange departed from its rules, from its list of special closings.
/// </summary>
internal static class SpecialDay
{
    /// <summary>Why the exchange was closed on a weekday that is no holiday; null if it was not.</summary>
    public static string? ClosureOn(LocalDate day) => (day.Year, day.Month, day.Day) switch
    {
        (2001, 9, 11 or 12 or 13 or 14) => "attacks of 11 September 2001",
        (2004, 6, 11) => "National Day of Mourning for Ronald Reagan",
        (2007, 1, 2) => "National Day of Mourning for Gerald Ford",
        (2012, 10, 29 or 30) => "Hurricane Sandy",
        (2018, 12, 5) => "National Day of Mourning for George H. W. Bush",
        (2025, 1, 9) => "National Day of Mourning for Jimmy Carter",
        _ => null,
    };

    /// <summary>Why the exchange closed at 13:00 on a day on which no rule says so; null if it did not.</summary>
    public static string? EarlyCloseOn(LocalDate day) =>
        (day.Year, day.Month, day.Day) == (2003, 12, 26) ? "Friday after Christmas Day" : null;

    /// <summary>Local opening time and its reason, where all US equity exchanges opened late; null elsewhere.</summary>
    public static (LocalTime Open, string Reason)? LateOpenOn(LocalDate day) =>
        (day.Year, day.Month, day.Day) == (2002, 9, 11)
            ? (new LocalTime(12, 0), "late opening at 12:00: anniversary of 11 September 2001")
            : null;

    /// <summary>
    /// What happened to trading within unchanged hours: moments of silence of at most three minutes at the opening, and
    /// troubles of one exchange while the others traded. They do not change the session.
    /// </summary>
    public static string? RemarkOn(LocalDate day) => (day.Year, day.Month, day.Day) switch
    {
        (2001, 9, 17) => "first trade after 09:33: silence in honour of the dead of 11 September 2001",
        (2001, 10, 8) => "first trade after 09:31: minute of silence",
        (2003, 3, 20) => "first trade after 09:32: moment of silence",
        (2004, 6, 7) => "first trade after 09:32: moment of silence for Ronald Reagan",
        (2005, 6, 1) => "NYSE stopped at 15:56 after a failure of its systems; other exchanges traded until 16:00",
        (2006, 12, 27) => "first trade after 09:32: moment of silence for Gerald Ford",
        (2015, 7, 8) => "NYSE stopped from 11:32 to 15:10 after a failure of its systems; other exchanges traded",
        (2020, 3, 9) => "all trading halted from 09:34 to 09:49: market-wide circuit breaker",
        (2020, 3, 12) => "all trading halted from 09:35 to 09:50: market-wide circuit breaker",
        (2020, 3, 16) => "all trading halted from 09:30 to 09:45: market-wide circuit breaker",
        (2020, 3, 18) => "all trading halted from 12:56 to 13:11: market-wide circuit breaker",
        _ => null,
    };
}
