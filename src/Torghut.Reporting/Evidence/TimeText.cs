using Torghut.Market.Time;

namespace Torghut.Reporting.Evidence;

/// <summary>
/// Times of the report: ISO 8601 in UTC with <c>Z</c>, a fraction of three or six digits where it is not zero. A large
/// report writes millions of them, so they are put together digit by digit.
/// </summary>
internal static class TimeText
{
    private const int WithoutFraction = 19;
    private const int WithMillis = 23;
    private const int WithMicros = 26;

    /// <summary>Text of nanoseconds since the Unix epoch; null for null.</summary>
    public static string? Of(long? unixNs) => unixNs is { } ns ? Of(ns) : null;

    /// <summary>Text of nanoseconds since the Unix epoch.</summary>
    public static string Of(long unixNs)
    {
        if (unixNs < 0)
        {
            return EventTime.Format(EventTime.ToInstant(unixNs));
        }

        Span<char> text = stackalloc char[WithMicros + 1];
        text = text[..Write(unixNs, text)];
        return new string(text);
    }

    private static int Write(long unixNs, Span<char> text)
    {
        DateTime utc = DateTime.UnixEpoch.AddTicks(unixNs / 100);
        Digits(text, 0, 4, utc.Year);
        text[4] = '-';
        Digits(text, 5, 2, utc.Month);
        text[7] = '-';
        Digits(text, 8, 2, utc.Day);
        text[10] = 'T';
        Digits(text, 11, 2, utc.Hour);
        text[13] = ':';
        Digits(text, 14, 2, utc.Minute);
        text[16] = ':';
        Digits(text, 17, 2, utc.Second);
        int micros = (int)(utc.Ticks / 10 % 1_000_000);
        int length = WithoutFraction;
        if (micros > 0)
        {
            bool millis = micros % 1000 == 0;
            text[length] = '.';
            Digits(text, length + 1, millis ? 3 : 6, millis ? micros / 1000 : micros);
            length = millis ? WithMillis : WithMicros;
        }

        text[length] = 'Z';
        return length + 1;
    }

    private static void Digits(Span<char> text, int at, int count, int value)
    {
        for (int i = at + count - 1; i >= at; i--)
        {
            text[i] = (char)('0' + (value % 10));
            value /= 10;
        }
    }
}
