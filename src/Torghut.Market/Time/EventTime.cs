using System.Globalization;
using NodaTime;

namespace Torghut.Market.Time;

/// <summary>Conversions between nanoseconds since the Unix epoch (hot path) and instants (rows, documents).</summary>
public static class EventTime
{
    /// <summary>Nanoseconds in a microsecond.</summary>
    public const long NsPerUs = 1_000;

    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long NsPerMs = 1_000_000;

    /// <summary>Nanoseconds in a second.</summary>
    public const long NsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds in a minute.</summary>
    public const long NsPerMinute = 60 * NsPerSecond;

    /// <summary>The instant of a count of nanoseconds since the Unix epoch.</summary>
    public static Instant ToInstant(long unixNs) =>
        NodaConstants.UnixEpoch.PlusNanoseconds(unixNs);

    /// <summary>Nanoseconds since the Unix epoch of an instant between the years 1678 and 2262.</summary>
    public static long FromInstant(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>
    /// ISO 8601 text in UTC with <c>Z</c>: no fraction for a whole second, three digits for whole milliseconds, six
    /// else. Nanoseconds below the microsecond are cut off.
    /// </summary>
    public static string Format(Instant instant) => Format(instant, "Z");

    /// <summary>
    /// Text as <c>decision_hash</c> wants it: offset <c>+00:00</c>, a fraction of six digits only where it is not zero.
    /// </summary>
    public static string FormatForHash(Instant instant)
    {
        DateTime utc = instant.ToDateTimeUtc();
        string seconds = utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        long micros = utc.Ticks / 10 % 1_000_000;
        return micros == 0 ? seconds + "+00:00" : string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros:000000}+00:00");
    }

    private static string Format(Instant instant, string suffix)
    {
        DateTime utc = instant.ToDateTimeUtc();
        string seconds = utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        long micros = utc.Ticks / 10 % 1_000_000;
        return micros switch
        {
            0 => seconds + suffix,
            _ when micros % 1000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros / 1000:000}{suffix}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds}.{micros:000000}{suffix}"),
        };
    }
}
