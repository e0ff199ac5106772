using System.Buffers.Text;
using System.Globalization;
using Torghut.Market.Time;

namespace Torghut.Trading.Ledger.Cells;

/// <summary>The spellings in which the ledgers of different programs keep the same values.</summary>
public static class LedgerValues
{
    private const int LongestNumber = 64;

    /// <summary>A UUID with or without dashes or braces.</summary>
    public static bool TryUuid(ReadOnlySpan<byte> text, out Guid value) => Guid.TryParse(text.Trim(" \t\r\n"u8), out value);

    /// <summary>A UUID as its 16 bytes, the first of the text form first.</summary>
    public static bool TryUuidBytes(ReadOnlySpan<byte> bytes, out Guid value)
    {
        value = bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : default;
        return bytes.Length == 16;
    }

    /// <summary>A timestamp as text; nanoseconds since the Unix epoch.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> text, out long unixNs) =>
        TimestampText.TryParse(text.Trim(" \t\r\n"u8), out unixNs);

    /// <summary>A timestamp as an epoch, told apart by its number of digits; nanoseconds since the Unix epoch.</summary>
    public static bool TryTimestamp(long epoch, out long unixNs)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        Utf8Formatter.TryFormat(epoch, text, out int length);
        return TimestampText.TryParse(text[..length], out unixNs);
    }

    /// <summary>A timestamp as an epoch with a fraction; nanoseconds since the Unix epoch.</summary>
    public static bool TryTimestamp(double epoch, out long unixNs)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        unixNs = 0;
        return Math.Abs(epoch) < 1e18
            && epoch.TryFormat(text, out int length, "0.######", CultureInfo.InvariantCulture)
            && TimestampText.TryParse(text[..length], out unixNs);
    }

    /// <summary>A number as text, with or without an exponent.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A number as double: the shortest decimal that means the same double.</summary>
    public static bool TryNumber(double number, out decimal value)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        value = 0;
        return double.IsFinite(number)
            && number.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture)
            && TryNumber(text[..length], out value);
    }

    /// <summary>True or false as a word or a digit.</summary>
    public static bool TryFlag(ReadOnlySpan<byte> text, out bool value)
    {
        Span<byte> word = stackalloc byte[8];
        text = text.Trim(" \t\r\n"u8);
        value = false;
        if (text.Length > word.Length)
        {
            return false;
        }

        System.Text.Ascii.ToLower(text, word, out int length);
        word = word[..length];
        value = word.SequenceEqual("1"u8) || word.SequenceEqual("t"u8) || word.SequenceEqual("true"u8) || word.SequenceEqual("yes"u8);
        return value
            || word.SequenceEqual("0"u8) || word.SequenceEqual("f"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("no"u8);
    }
}
