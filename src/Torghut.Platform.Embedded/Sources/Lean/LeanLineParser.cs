using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// Reads lines of numbers. Nearly every line is under 64 bytes and its numbers under nine digits: all its commas are
/// found by one comparison of 64 bytes, and each number is one load and three multiplications. Other lines take the
/// plain way, which also says what is wrong with those that are.
/// </summary>
internal static class LeanLineParser
{
    /// <summary>Bytes that are looked at together, and must be readable behind the start of every line.</summary>
    public const int WindowBytes = 64;

    /// <summary>Fields of a trade: time, price, size, exchange, condition, suspicious.</summary>
    public const int TradeFields = 6;

    /// <summary>Fields of a quote: time, bid price, bid size, ask price, ask size, exchange, condition, suspicious.</summary>
    public const int QuoteFields = 8;

    private const int FastDigits = 8;
    private const int TimeDecimals = 6;
    private const int PriceDecimals = 4;
    private const int SizeDecimals = 8;
    private const long NsPerMs = 1_000_000;
    private const long PriceScale = 10_000;
    private const long SizeScale = 100_000_000;
    private const int MostShown = 100;

    /// <summary>The bytes <c>0,0,</c>.</summary>
    private const uint NoSide = 0x2C302C30;

    /// <summary>Reads a usual line.</summary>
    /// <param name="start">Its first byte; <see cref="WindowBytes"/> bytes can be read from there.</param>
    /// <param name="available">Bytes up to the end of the block, more than one.</param>
    /// <param name="fields">Fields expected.</param>
    /// <param name="line">The numbers.</param>
    /// <returns>Length of the line with its line feed; 0 when the line is not a usual one, and nothing is known of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int TryParseUsual(ref byte start, int available, int fields, ref LeanLine line)
    {
        Vector256<byte> low = Vector256.LoadUnsafe(ref start);
        Vector256<byte> high = Vector256.LoadUnsafe(ref start, 32);
        ulong feeds = Mask(low, high, (byte)'\n');
        int end = BitOperations.TrailingZeroCount(feeds);
        if (end < 2 || end >= Math.Min(available, WindowBytes))
        {
            return 0;
        }

        ulong commas = Mask(low, high, (byte)',') & ((1UL << end) - 1);
        int last = end - 1;
        byte suspicious = Unsafe.Add(ref start, last);
        if (BitOperations.PopCount(commas) != fields - 1 || suspicious is not ((byte)'0' or (byte)'1') || Unsafe.Add(ref start, last - 1) != ',')
        {
            return 0;
        }

        ulong bad = 0;
        int from = 0;
        unchecked
        {
            // Eight digits times the largest scale are far below the limit.
            line.TimeOfDayNs = Number(ref start, ref from, ref commas, ref bad) * NsPerMs;
            Side(ref start, ref from, ref commas, ref bad, out line.FirstPriceE8, out line.FirstSizeE8);
            if (fields == QuoteFields)
            {
                Side(ref start, ref from, ref commas, ref bad, out line.SecondPriceE8, out line.SecondSizeE8);
            }
        }

        line.Suspicious = suspicious == '1';
        return bad == 0 && line.TimeOfDayNs < LeanClock.NsPerDay ? end + 1 : 0;
    }

    /// <summary>Reads any line.</summary>
    /// <param name="text">The line without its end.</param>
    /// <param name="fields">Fields expected.</param>
    /// <param name="line">The numbers.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? TryParse(ReadOnlySpan<byte> text, int fields, ref LeanLine line)
    {
        Span<Range> parts = stackalloc Range[QuoteFields + 1];
        int found = 0;
        foreach (Range range in text.Split((byte)','))
        {
            if (found == parts.Length)
            {
                break;
            }

            parts[found++] = range;
        }

        if (found != fields)
        {
            string count = found > QuoteFields ? "more than 8" : found.ToString(CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture, $"{count} fields, expected {fields}: {Show(text)}");
        }

        if (!TryParseFixed(text[parts[0]], TimeDecimals, out line.TimeOfDayNs) || line.TimeOfDayNs >= LeanClock.NsPerDay)
        {
            return $"time '{Show(text[parts[0]])}', expected milliseconds since midnight, under 86400000";
        }

        if (!TryParseFixed(text[parts[1]], PriceDecimals, out line.FirstPriceE8)
            || !TryParseFixed(text[parts[2]], SizeDecimals, out line.FirstSizeE8))
        {
            return $"price '{Show(text[parts[1]])}' and size '{Show(text[parts[2]])}', expected numbers of 0 or more";
        }

        if (fields == QuoteFields
            && (!TryParseFixed(text[parts[3]], PriceDecimals, out line.SecondPriceE8)
                || !TryParseFixed(text[parts[4]], SizeDecimals, out line.SecondSizeE8)))
        {
            return $"price '{Show(text[parts[3]])}' and size '{Show(text[parts[4]])}', expected numbers of 0 or more";
        }

        ReadOnlySpan<byte> suspicious = text[parts[fields - 1]];
        line.Suspicious = suspicious.SequenceEqual("1"u8);
        return line.Suspicious || suspicious.SequenceEqual("0"u8) ? null : $"suspicious '{Show(suspicious)}', expected 0 or 1";
    }

    /// <summary>Reads digits with an optional fraction, in units of 10^-decimals; more decimals must be zeros.</summary>
    private static bool TryParseFixed(ReadOnlySpan<byte> text, int decimals, out long value)
    {
        value = 0;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty))
        {
            return false;
        }

        Int128 scaled = 0;
        for (int i = 0; i < whole.Length + Math.Max(decimals, fraction.Length); i++)
        {
            int place = i - whole.Length;
            int digit = place < 0 ? whole[i] - '0' : place < fraction.Length ? fraction[place] - '0' : 0;
            if (digit is < 0 or > 9 || (place >= decimals && digit != 0))
            {
                return false;
            }

            if (place < decimals)
            {
                scaled = (scaled * 10) + digit;
            }

            if (scaled > long.MaxValue)
            {
                return false;
            }
        }

        value = (long)scaled;
        return true;
    }

    /// <summary>A field or line for a message: cut, and what is no printable ASCII replaced.</summary>
    private static string Show(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder();
        foreach (byte b in text[..Math.Min(text.Length, MostShown)])
        {
            shown.Append(b is >= 0x20 and < 0x7F ? (char)b : '?');
        }

        return text.Length > MostShown ? shown.Append("...").ToString() : shown.ToString();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        Vector256<byte> wanted = Vector256.Create(value);
        ulong highBits = Vector256.Equals(high, wanted).ExtractMostSignificantBits();
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits() | (highBits << 32);
    }

    /// <summary>A price and a size; every other quote line says nothing of a side, which is seen at one glance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Side(ref byte start, ref int from, ref ulong commas, ref ulong bad, out long priceE8, out long sizeE8)
    {
        unchecked
        {
            if (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, from)) == NoSide)
            {
                priceE8 = 0;
                sizeE8 = 0;
                from += sizeof(uint);
                commas &= commas - 1;
                commas &= commas - 1;
                return;
            }

            priceE8 = Number(ref start, ref from, ref commas, ref bad) * PriceScale;
            sizeE8 = Number(ref start, ref from, ref commas, ref bad) * SizeScale;
        }
    }

    /// <summary>The digits from a place up to the next comma; anything else than one to eight digits sets bits of <paramref name="bad"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ref byte start, ref int from, ref ulong commas, ref ulong bad)
    {
        unchecked
        {
            int comma = BitOperations.TrailingZeroCount(commas);
            commas &= commas - 1;
            int length = comma - from;
            // The first digit is the lowest byte; shifted up, the digits fill the high end and zeros the low one.
            ulong digits = (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, from)) ^ 0x3030303030303030UL) << ((FastDigits - length) * 8);
            bad |= (ulong)(uint)(length - 1) >> 3;
            bad |= ((digits + 0x7676767676767676UL) | digits) & 0x8080808080808080UL;
            from = comma + 1;
            digits = ((digits * 2561) >> 8) & 0x00FF00FF00FF00FFUL;
            digits = ((digits * 6553601) >> 16) & 0x0000FFFF0000FFFFUL;
            return (long)((digits * 42949672960001) >> 32);
        }
    }
}
