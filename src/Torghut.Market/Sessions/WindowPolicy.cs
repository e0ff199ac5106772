using System.Globalization;
using NodaTime;
using Torghut.Market.Time;

namespace Torghut.Market.Sessions;

/// <summary>
/// Turns the window that a user wrote into the one that is replayed, and holds it to its profile: the regular profile is
/// exactly the exchange's session of that day, whatever the season, the holiday or the early closing.
/// </summary>
public sealed class WindowPolicy
{
    private const string TradingDayKey = "window.trading_day";
    private const string StartKey = "window.start";
    private const string EndKey = "window.end";

    private const string InvalidTimezone = "invalid_window_timezone";
    private const string InvalidTradingDay = "invalid_window_trading_day";
    private const string InvalidRange = "invalid_window_range";
    private const string InvalidMinCoverage = "invalid_window_min_coverage_minutes";
    private const string NotASession = "window_not_a_session";
    private const string CoverageTooShort = "window_coverage_too_short";
    private const string ProfileMismatch = "window_profile_mismatch";

    /// <summary>Event times are 64-bit nanoseconds since 1970, which end in 2262.</summary>
    private const int FirstYear = 1970;
    private const int LastYear = 2261;

    private readonly ExchangeCalendar _calendar;

    /// <summary>Makes the policy of an exchange.</summary>
    public WindowPolicy(ExchangeCalendar calendar) => _calendar = calendar;

    /// <summary>Understands and judges a requested window.</summary>
    public WindowDecision Resolve(WindowRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.Timezone.Trim()) is not { } zone)
        {
            return Refuse(InvalidTimezone, "window.timezone", Quote(request.Timezone), "the IANA name of a time zone, such as America/New_York");
        }

        if (request.MinCoverageMinutes is <= 0)
        {
            return Refuse(
                InvalidMinCoverage, "window.min_coverage_minutes", Number(request.MinCoverageMinutes.Value), "a number of minutes above 0");
        }

        if (ReadDay(request, zone, out WindowDecision? dayRefusal) is not { } day)
        {
            return dayRefusal!;
        }

        if (day.Year is < FirstYear or > LastYear)
        {
            return Refuse(InvalidTradingDay, TradingDayKey, WindowText.FormatDay(day), $"a year from {Number(FirstYear)} to {Number(LastYear)}");
        }

        TradingSession? session = _calendar.SessionOf(day);
        if (session is null && request.Profile == WindowProfile.UsEquitiesRegular)
        {
            return RefuseClosedDay(day);
        }

        Instant? start = ReadBound(StartKey, request.Start, session?.Open, (zone, day), out WindowDecision? startRefusal);
        Instant? end = ReadBound(EndKey, request.End, session?.Close, (zone, day), out WindowDecision? endRefusal);
        if (start is null || end is null)
        {
            return (startRefusal ?? endRefusal)!;
        }

        if (end <= start)
        {
            return Refuse(InvalidRange, EndKey, EventTime.Format(end.Value), $"a time after window.start, {EventTime.Format(start.Value)}");
        }

        ReplayWindow window = new(start.Value, end.Value, day, session);
        return request.Profile == WindowProfile.UsEquitiesRegular
            ? JudgeRegular(window, session!, request)
            : JudgeCustom(window, zone, request.MinCoverageMinutes);
    }

    /// <summary>The trading day: as written, else the day of the start, else of the last moment before the end.</summary>
    private LocalDate? ReadDay(WindowRequest request, DateTimeZone zone, out WindowDecision? refusal)
    {
        refusal = null;
        if (!string.IsNullOrWhiteSpace(request.TradingDay))
        {
            LocalDate? written = WindowText.ParseDay(request.TradingDay);
            if (written is null)
            {
                refusal = Refuse(InvalidTradingDay, TradingDayKey, Quote(request.TradingDay), "a day of the calendar as yyyy-MM-dd");
            }

            return written;
        }

        (string key, string? text) = request.Start is not null ? (StartKey, request.Start) : (EndKey, request.End);
        if (text is null || WindowText.IsTimeOfDay(text))
        {
            refusal = Refuse(InvalidTradingDay, TradingDayKey, "nothing", "a trading day as yyyy-MM-dd, or window.start with its date");
            return null;
        }

        if (WindowText.ParseInstant(text, zone, null, out string problem) is not { } instant)
        {
            refusal = Refuse(InvalidRange, key, $"{Quote(text)}, {problem}", WindowText.Forms);
            return null;
        }

        DateTimeZone dayZone = request.Profile == WindowProfile.Custom ? zone : _calendar.Zone;
        return (key == EndKey ? instant - Duration.Epsilon : instant).InZone(dayZone).Date;
    }

    private static Instant? ReadBound(
        string key, string? text, Instant? ofSession, (DateTimeZone Zone, LocalDate Day) place, out WindowDecision? refusal)
    {
        refusal = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (ofSession is null)
            {
                refusal = Refuse(InvalidRange, key, "nothing", $"{WindowText.Forms}, because {WindowText.FormatDay(place.Day)} has no session to take it from");
            }

            return ofSession;
        }

        Instant? instant = WindowText.ParseInstant(text, place.Zone, place.Day, out string problem);
        if (instant is null)
        {
            refusal = Refuse(InvalidRange, key, $"{Quote(text)}, {problem}", WindowText.Forms);
        }

        return instant;
    }

    private WindowDecision JudgeRegular(ReplayWindow window, TradingSession session, WindowRequest request)
    {
        // A minimum copied from full days must not make short days impossible.
        int required = Math.Min(request.MinCoverageMinutes ?? session.Minutes, session.Minutes);
        if (window.Start == session.Open && window.End == session.Close)
        {
            return new WindowDecision.Accepted(window, required);
        }

        string expected = $"the whole session of that day, {WindowText.Describe(session, _calendar.Zone)}" +
            "; profile: custom replays a part of a day";
        string key = window.Start == session.Open ? EndKey : window.End == session.Close ? StartKey : $"{StartKey} and {EndKey}";
        return window.End - window.Start < Duration.FromMinutes(required)
            ? Refuse(CoverageTooShort, key, $"{Range(window)}, {Length(window)}", $"at least {Number(required)} minutes and {expected}")
            : Refuse(ProfileMismatch, key, $"{Range(window)}, {Length(window)}", expected);
    }

    private static WindowDecision JudgeCustom(ReplayWindow window, DateTimeZone zone, int? minCoverageMinutes)
    {
        Instant dayStart = zone.AtStartOfDay(window.TradingDay).ToInstant();
        Instant dayEnd = zone.AtStartOfDay(window.TradingDay.PlusDays(1)).ToInstant();
        if (window.Start < dayStart || window.End > dayEnd)
        {
            return Refuse(
                InvalidRange,
                window.Start < dayStart ? StartKey : EndKey,
                Range(window),
                $"a range inside the trading day {WindowText.FormatDay(window.TradingDay)} of {zone.Id}, " +
                $"{EventTime.Format(dayStart)} to {EventTime.Format(dayEnd)}");
        }

        return minCoverageMinutes is { } required && window.End - window.Start < Duration.FromMinutes(required)
            ? Refuse(
                CoverageTooShort,
                $"{StartKey} and {EndKey}",
                $"{Range(window)}, {Length(window)}",
                $"at least {Number(required)} minutes, as window.min_coverage_minutes says")
            : new WindowDecision.Accepted(window, minCoverageMinutes);
    }

    private WindowDecision.Refused RefuseClosedDay(LocalDate day)
    {
        string found = $"{WindowText.FormatDay(day)} ({_calendar.ClosureReason(day)}), on which the exchange has no session";
        string expected = _calendar.NextSessionOnOrAfter(day) is { } next
            ? $"a day with a session: the next is {WindowText.Describe(next, _calendar.Zone)}"
            : $"a day with a session, up to {WindowText.FormatDay(_calendar.LastDay)}";
        return Refuse(NotASession, TradingDayKey, found, expected);
    }

    private static WindowDecision.Refused Refuse(string code, string key, string found, string expected) =>
        new(new WindowRefusal(code, key, found, expected));

    private static string Range(ReplayWindow window) => $"{EventTime.Format(window.Start)} to {EventTime.Format(window.End)}";

    private static string Length(ReplayWindow window) =>
        (window.End - window.Start).TotalMinutes.ToString("0.###", CultureInfo.InvariantCulture) + " minutes";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"'{text}'";
}
