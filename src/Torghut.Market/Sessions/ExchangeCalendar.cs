using NodaTime;
using NodaTime.TimeZones;

namespace Torghut.Market.Sessions;

/// <summary>
/// The regular trading sessions of an exchange: a rule set with a version, so that a report can say what it was checked
/// against. Nothing is computed before it is asked for.
/// </summary>
public sealed class ExchangeCalendar
{
    private const string ZoneId = "America/New_York";

    private static readonly LocalTime s_open = new(9, 30);
    private static readonly LocalTime s_close = new(16, 0);
    private static readonly LocalTime s_earlyClose = new(13, 0);

    private readonly Lazy<DateTimeZone> _zone = new(static () => DateTimeZoneProviders.Tzdb[ZoneId]);
    private readonly Lazy<string> _tzdbVersion = new(static () => TzdbDateTimeZoneSource.Default.TzdbVersion);

    private ExchangeCalendar()
    {
    }

    /// <summary>Regular sessions of the US equity exchanges (NYSE hours), 2000 to 2030.</summary>
    public static ExchangeCalendar UsEquities { get; } = new();

    /// <summary>Version of the rules; rises when any day's session changes.</summary>
    public string Version { get; } = "us-equities-2000-2030.1";

    /// <summary>Where the rules come from.</summary>
    public string Source { get; } =
        "published NYSE holiday and early-closing rules (Rule 7.2) and the exchange's list of special closings";

    /// <summary>Version of the time zone data, for example <c>2026a</c>.</summary>
    public string TzdbVersion => _tzdbVersion.Value;

    /// <summary>Time zone of the exchange.</summary>
    public DateTimeZone Zone => _zone.Value;

    /// <summary>First day that the calendar knows.</summary>
    public LocalDate FirstDay { get; } = new(2000, 1, 1);

    /// <summary>Last day that the calendar knows.</summary>
    public LocalDate LastDay { get; } = new(2030, 12, 31);

    /// <summary>Whether the calendar knows the day.</summary>
    public bool Covers(LocalDate day) => day >= FirstDay && day <= LastDay;

    /// <summary>The session of a day; null if the exchange is closed or the calendar does not know the day.</summary>
    public TradingSession? SessionOf(LocalDate day)
    {
        if (ClosureReason(day) is not null)
        {
            return null;
        }

        LocalTime open = SpecialDay.LateOpenOn(day)?.Open ?? s_open;
        LocalTime close = EarlyCloseReason(day) is null ? s_close : s_earlyClose;
        return new TradingSession(day, ToInstant(day + open), ToInstant(day + close));
    }

    /// <summary>The first session on the day or after it; null if the calendar knows none.</summary>
    public TradingSession? NextSessionOnOrAfter(LocalDate day)
    {
        for (LocalDate next = LocalDate.Max(day, FirstDay); next <= LastDay; next = next.PlusDays(1))
        {
            if (SessionOf(next) is { } session)
            {
                return session;
            }
        }

        return null;
    }

    /// <summary>Why there is no session on the day, for example <c>Thanksgiving Day</c>; null if there is one.</summary>
    public string? ClosureReason(LocalDate day) =>
        !Covers(day) ? $"outside the calendar, which knows {WindowText.FormatDay(FirstDay)} to {WindowText.FormatDay(LastDay)}"
        : day.DayOfWeek >= IsoDayOfWeek.Saturday ? "weekend"
        : ExchangeHoliday.ClosingOn(day) ?? SpecialDay.ClosureOn(day);

    /// <summary>What is unusual about the day's session, for example its early closing; null if nothing is.</summary>
    public string? Remark(LocalDate day) =>
        ClosureReason(day) is not null ? null
        : EarlyCloseReason(day) is { } reason ? $"early close at 13:00: {reason}"
        : SpecialDay.LateOpenOn(day)?.Reason ?? SpecialDay.RemarkOn(day);

    private static string? EarlyCloseReason(LocalDate day) =>
        ExchangeHoliday.EarlyCloseOn(day) ?? SpecialDay.EarlyCloseOn(day);

    /// <summary>Opening and closing times exist once on every day: the clock changes on Sundays at night.</summary>
    private Instant ToInstant(LocalDateTime local) => local.InZoneStrictly(Zone).ToInstant();
}
