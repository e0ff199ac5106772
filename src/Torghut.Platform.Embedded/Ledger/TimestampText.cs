using Torghut.Market.Time;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// Reads the timestamps of envelopes from UTF-8: ISO 8601 with <c>Z</c>, <c>±hh:mm</c>, <c>±hhmm</c> or <c>±hh</c>, with a
/// space for <c>T</c>, without an offset (= UTC), with fractions of a second; or epochs, told apart by their number of
/// digits: up to 10 seconds, 11 to 13 milliseconds, 14 to 16 microseconds, more nanoseconds.
/// </summary>
internal static class TimestampText
{
    private const int FirstYear = 1970;
    private const int LastYear = 2261;

    /// <summary>Latest time that is read: the end of the year 2261, nanoseconds since the Unix epoch.</summary>
    private static readonly long MaxNs = DaysSinceEpoch(LastYear + 1, 1, 1) * 24 * 60 * EventTime.NsPerMinute;

    /// <summary>Reads one timestamp between the years 1970 and 2261.</summary>
    /// <param name="text">The whole timestamp, without quotes.</param>
    /// <param name="unixNs">Nanoseconds since 1970-01-01T00:00:00Z; digits beyond the nanosecond are cut off.</param>
    /// <returns>False if the text is no such timestamp.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixNs) =>
        text.Length > 4 && text[4] == (byte)'-' ? TryParseIso(text, out unixNs) : TryParseEpoch(text, out unixNs);

    private static bool TryParseIso(ReadOnlySpan<byte> text, out long unixNs)
    {
        unixNs = 0;
        if (text.Length < 16
            || !TryDigits(text, 0, 4, out int year) || !TryDigits(text, 5, 2, out int month) || !TryDigits(text, 8, 2, out int day)
            || !TryDigits(text, 11, 2, out int hour) || !TryDigits(text, 14, 2, out int minute)
            || text[7] != (byte)'-' || text[13] != (byte)':' || (text[10] != (byte)'T' && text[10] != (byte)'t' && text[10] != (byte)' '))
        {
            return false;
        }

        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        int at = 16;
        int second = 0;
        long fractionNs = 0;
        if (at < text.Length && text[at] == (byte)':')
        {
            if (!TryDigits(text, at + 1, 2, out second) || second > 59)
            {
                return false;
            }

            at += 3;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',' && !TryFraction(text, ref at, out fractionNs))
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
        long unitNs = EventTime.NsPerSecond;
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            unitNs /= 10;
            fractionNs += (text[at] - '0') * unitNs;
            at++;
        }

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

        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-') || !TryDigits(text, 1, 2, out int hour))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[3..];
        int minute = 0;
        if (rest.Length > 0)
        {
            rest = rest[0] == (byte)':' ? rest[1..] : rest;
            if (rest.Length != 2 || !TryDigits(rest, 0, 2, out minute))
            {
                return false;
            }
        }

        if (hour > 18 || minute > 59)
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
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
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

        if (whole > MaxNs / unitNs)
        {
            return false;
        }

        unixNs = (whole * unitNs) + fractionNs;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (start + count > text.Length)
        {
            return false;
        }

        for (int i = start; i < start + count; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
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
