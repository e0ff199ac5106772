using Torghut.Market.Time;

namespace Torghut.Reporting.Evidence;

/// <summary>Times of the report: ISO 8601 in UTC with <c>Z</c>.</summary>
internal static class TimeText
{
    /// <summary>Text of nanoseconds since the Unix epoch; null for null.</summary>
    public static string? Of(long? unixNs) => unixNs is { } ns ? EventTime.Format(EventTime.ToInstant(ns)) : null;

    /// <summary>Text of nanoseconds since the Unix epoch.</summary>
    public static string Of(long unixNs) => EventTime.Format(EventTime.ToInstant(unixNs));
}
