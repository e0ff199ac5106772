using System.Globalization;
using NodaTime;
using Torghut.Market.Time;

namespace Torghut.Market.Sessions;

/// <summary>Reads and writes the times of a window.</summary>
internal static class WindowText
{
    /// <summary>How the accepted forms are described to the user.</summary>
    public const string Forms =
        "a time such as 2026-02-27T14:30:00Z, 2026-02-27T09:30:00-05:00, 2026-02-27T09:30 or 09:30 " +
        "(the last two in the window's time zone)";

    private static readonly string[] s_offsetFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mmzzz",
    ];

    private static readonly string[] s_localFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] s_timeFormats = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>A day written <c>yyyy-MM-dd</c>, or null.</summary>
    public static LocalDate? ParseDay(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? LocalDate.FromDateOnly(day)
            : null;

    /// <summary>Whether the text is a time of day alone.</summary>
    public static bool IsTimeOfDay(string text) => ParseTimeOfDay(text.Trim()) is not null;

    /// <summary>An instant in one of the accepted <see cref="Forms"/>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="zone">Time zone of texts without an offset.</param>
    /// <param name="day">Day of a text that is only a time; null if unknown.</param>
    /// <param name="problem">What is wrong where the result is null.</param>
    public static Instant? ParseInstant(string text, DateTimeZone zone, LocalDate? day, out string problem)
    {
        problem = string.Empty;
        string trimmed = text.Trim();
        if (ParseWithOffset(trimmed) is { } instant)
        {
            return instant;
        }

        LocalDateTime? local = ParseTimeOfDay(trimmed) is { } time && day is { } known ? known + time : ParseLocal(trimmed);
        if (local is not { } value)
        {
            problem = "which is no time";
            return null;
        }

        NodaTime.TimeZones.ZoneLocalMapping mapping = zone.MapLocal(value);
        if (mapping.Count == 1)
        {
            return mapping.Single().ToInstant();
        }

        problem = mapping.Count == 0
            ? $"which {zone.Id} skips when its clocks go forward"
            : $"which {zone.Id} has twice when its clocks go back (add an offset)";
        return null;
    }

    /// <summary>The session in the exchange's time and in UTC, for messages.</summary>
    public static string Describe(TradingSession session, DateTimeZone zone)
    {
        string open = FormatTime(session.Open.InZone(zone).TimeOfDay);
        string close = FormatTime(session.Close.InZone(zone).TimeOfDay);
        return $"{FormatDay(session.Day)} {open} to {close} {zone.Id} ({EventTime.Format(session.Open)} to " +
            $"{EventTime.Format(session.Close)}, {session.Minutes.ToString(CultureInfo.InvariantCulture)} minutes)";
    }

    /// <summary>The day as <c>yyyy-MM-dd</c>.</summary>
    public static string FormatDay(LocalDate day) => day.ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FormatTime(LocalTime time) => time.ToTimeOnly().ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Instant? ParseWithOffset(string text)
    {
        string withOffset = text.EndsWith('Z') || text.EndsWith('z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        return DateTimeOffset.TryParseExact(
            withOffset, s_offsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset value)
            ? Instant.FromDateTimeOffset(value)
            : null;
    }

    private static LocalDateTime? ParseLocal(string text) =>
        DateTime.TryParseExact(text, s_localFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value)
            ? LocalDateTime.FromDateTime(value)
            : null;

    private static LocalTime? ParseTimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value)
            ? LocalTime.FromTimeOnly(value)
            : null;
}
