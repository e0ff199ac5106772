using System.Globalization;
using System.Runtime.CompilerServices;

namespace Torghut.Market.Time;

/// <summary>
/// Reads the timestamps of envelopes from UTF-8: ISO 8601 with <c>Z</c>, <c>±hh:mm</c>, <c>±hhmm</c> or <c>±hh</c>, with a
/// space for <c>T</c>, without an offset (= UTC), with fractions of a second; or epochs, told apart by their number of
/// digits: up to 10 seconds, 11 to 13 milliseconds, 14 to 16 microseconds, more nanoseconds.
/// </summary>
public static class TimestampText
{
    private const int FirstYear = 1970;
    private const int LastYear = 2261;

    /// <summary>So far below zero that any number made of it is below zero.</summary>
    private const int NoNumber = -1_000_000;

    /// <summary>Nanoseconds of one unit of the last digit, by the number of digits.</summary>
    private static readonly int[] FractionUnitsNs =
        [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>Latest time that is read: the end of the year 2261, nanoseconds since the Unix epoch.</summary>
    private static readonly long MaxNs = DaysSinceEpoch(LastYear + 1, 1, 1) * 24 * 60 * EventTime.NsPerMinute;

    /// <summary>Reads one timestamp between the years 1970 and 2261.</summary>
    /// <param name="text">The whole timestamp, without quotes.</param>
    /// <param name="unixNs">Nanoseconds since 1970-01-01T00:00:00Z; digits beyond the nanosecond are cut off.</param>
    /// <returns>False if the text is no such timestamp.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixNs) =>
        text.Length > 4 && text[4] == (byte)'-' ? TryParseIso(text, out unixNs) : TryParseEpoch(text, out unixNs);

    /// <summary>Writes a time in UTC with <c>Z</c>: no fraction for a whole second, else three, six or nine digits.</summary>
    /// <param name="unixNs">Nanoseconds since the Unix epoch, not negative.</param>
    /// <param name="destination">Takes the text; 30 bytes are always enough.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(long unixNs, Span<byte> destination)
    {
        (long seconds, long ns) = Math.DivRem(unixNs, EventTime.NsPerSecond);
        DateTime utc = DateTime.UnixEpoch.AddSeconds(seconds);
        _ = utc.TryFormat(destination, out int at, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        if (ns > 0)
        {
            int digits = ns % EventTime.NsPerMs == 0 ? 3 : ns % EventTime.NsPerUs == 0 ? 6 : 9;
            destination[at++] = (byte)'.';
            long fraction = ns / FractionUnitsNs[digits];
            for (int i = digits - 1; i >= 0; i--)
            {
                (fraction, long digit) = Math.DivRem(fraction, 10);
                destination[at + i] = (byte)('0' + digit);
            }

            at += digits;
        }

        destination[at++] = (byte)'Z';
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryParseIso(ReadOnlySpan<byte> text, out long unixNs)
    {
        unixNs = 0;
        if (text.Length < 16 || text[7] != (byte)'-' || text[13] != (byte)':' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
        {
            return false;
        }

        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11);
        int minute = TwoDigits(text, 14);
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))
            || hour is < 0 or > 23 || minute is < 0 or > 59)
        {
            return false;
        }

        int at = 16;
        int second = 0;
        long fractionNs = 0;
        if (at + 2 < text.Length && text[at] == (byte)':')
        {
            second = TwoDigits(text, at + 1);
            at += 3;
            if (second is < 0 or > 59
                || (at < text.Length && text[at] is (byte)'.' or (byte)',' && !TryFraction(text, ref at, out fractionNs)))
            {
                return false;
            }
        }

        if (!TryOffset(text[at..], out int offsetMinutes))
        {
            return false;
        }

        long minutes = (((DaysSinceEpoch(year, month, day) * 24) + hour) * 60) + minute - offsetMinutes;
        unixNs = (minutes * EventTime.NsPerMinute) + (second * EventTime.NsPerSecond) + fractionNs;
        return unixNs >= 0;
    }

    /// <summary>Reads the separator and the digits after it; leaves <paramref name="at"/> behind the last digit.</summary>
    private static bool TryFraction(ReadOnlySpan<byte> text, ref int at, out long fractionNs)
    {
        fractionNs = 0;
        int start = ++at;
        int fraction = 0;
        int digits = 0;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (digits < FractionUnitsNs.Length - 1)
            {
                fraction = (fraction * 10) + (text[at] - '0');
                digits++;
            }
        }

        fractionNs = (long)fraction * FractionUnitsNs[digits];
        return at > start;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        if (text[0] == (byte)' ')
        {
            text = text[1..];
        }

        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        int hour = TwoDigits(text, 1);

        ReadOnlySpan<byte> rest = text[3..];
        int minute = 0;
        if (rest.Length > 0)
        {
            rest = rest[0] == (byte)':' ? rest[1..] : rest;
            minute = rest.Length == 2 ? TwoDigits(rest, 0) : NoNumber;
        }

        if (hour is < 0 or > 18 || minute is < 0 or > 59)
        {
            return false;
        }

        minutes = (hour * 60) + minute;
        minutes = text[0] == (byte)'-' ? -minutes : minutes;
        return true;
    }

    private static bool TryParseEpoch(ReadOnlySpan<byte> text, out long unixNs)
    {
        unixNs = 0;
        int at = 0;
        long whole = 0;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (at == 19)
            {
                return false;
            }

            // Nineteen digits can pass the range of 64 bits; that is seen as a negative number below.
            whole = unchecked((whole * 10) + (text[at] - '0'));
        }

        if (at == 0 || whole < 0)
        {
            return false;
        }

        long unitNs = at switch
        {
            <= 10 => EventTime.NsPerSecond,
            <= 13 => EventTime.NsPerMs,
            <= 16 => EventTime.NsPerUs,
            _ => 1,
        };

        long fractionNs = 0;
        if (at < text.Length)
        {
            if (text[at] != (byte)'.' || !TryFraction(text, ref at, out fractionNs) || at != text.Length)
            {
                return false;
            }

            // The fraction was read as one of a second.
            fractionNs = (long)((Int128)fractionNs * unitNs / EventTime.NsPerSecond);
        }

        if (whole >= MaxNs / unitNs)
        {
            return false;
        }

        unixNs = (whole * unitNs) + fractionNs;
        return true;
    }

    /// <summary>The number that two digits write, or <see cref="NoNumber"/>.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        unchecked
        {
            int tens = text[at] - '0';
            int ones = text[at + 1] - '0';
            return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : NoNumber;
        }
    }

    /// <summary>Days from 1970-01-01 to a date of the Gregorian calendar from 1970 on.</summary>
    private static long DaysSinceEpoch(int year, int month, int day)
    {
        // Years that begin in March put the leap day last.
        int shifted = month <= 2 ? year - 1 : year;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = (((153 * monthFromMarch) + 2) / 5) + day - 1;
        long days = (365L * shifted) + (shifted / 4) - (shifted / 100) + (shifted / 400) + dayOfYear;
        return days - 719_468;
    }
}
