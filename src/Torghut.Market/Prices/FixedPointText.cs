using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Torghut.Market.Prices;

/// <summary>
/// Reads decimal text straight into fixed point of 1e-8, without a floating-point number in between: the grammar of
/// JSON numbers (<c>-12.5</c>, <c>1e2</c>), in UTF-8.
/// </summary>
public static class FixedPointText
{
    private const int MantissaDigits = 19;
    private const int Decimals = 8;

    /// <summary>Powers of ten that fit into 64 bits: 10^0 … 10^19.</summary>
    private static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>Reads one number.</summary>
    /// <param name="text">The whole number, ASCII.</param>
    /// <param name="valueE8">The value in units of 1e-8; digits beyond the eighth decimal are rounded half to even.</param>
    /// <returns>False if the text is no decimal number, or beyond ±92,233,720,368.54775807.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> text, out long valueE8)
    {
        if (TryParseShort(text, out valueE8))
        {
            return true;
        }

        bool negative = false;
        int at = 0;
        if (text.Length > 0 && text[0] == (byte)'-')
        {
            negative = true;
            at = 1;
        }

        Digits digits = default;
        int start = at;
        at = digits.Read(text, at, isFraction: false);
        if (at == start)
        {
            return false;
        }

        if (at < text.Length && text[at] == (byte)'.')
        {
            start = ++at;
            at = digits.Read(text, at, isFraction: true);
            if (at == start)
            {
                return false;
            }
        }

        int exponent = 0;
        if (at < text.Length && (text[at] | 0x20) == 'e' && !TryReadExponent(text[(at + 1)..], out exponent))
        {
            return false;
        }
        else if (at < text.Length && (text[at] | 0x20) != 'e')
        {
            return false;
        }

        return TryScale(digits, exponent, negative, out valueE8);
    }

    /// <summary>The common case: digits, perhaps a point and up to eight more, fifteen bytes in all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryParseShort(ReadOnlySpan<byte> text, out long valueE8)
    {
        const int MostBytes = 15;
        unchecked
        {
            valueE8 = 0;
            if ((uint)(text.Length - 1) >= MostBytes || text[0] == (byte)'.' || text[^1] == (byte)'.')
            {
                return false;
            }

            long digits = 0;
            int point = -1;
            for (int i = 0; i < text.Length; i++)
            {
                int digit = text[i] - '0';
                if ((uint)digit <= 9)
                {
                    digits = (digits * 10) + digit;
                }
                else if (text[i] == (byte)'.' && point < 0)
                {
                    point = i;
                }
                else
                {
                    return false;
                }
            }

            int decimals = point < 0 ? 0 : text.Length - 1 - point;
            int wholes = text.Length - decimals;
            if (decimals > Decimals || wholes > 10)
            {
                return false;
            }

            valueE8 = digits * (long)PowersOfTen[Decimals - decimals];
            return true;
        }
    }

    /// <summary>Writes a number with as few decimals as it needs.</summary>
    /// <param name="valueE8">The value in units of 1e-8.</param>
    /// <param name="destination">Takes the text; 22 bytes are always enough.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(long valueE8, Span<byte> destination)
    {
        int at = 0;
        if (valueE8 < 0)
        {
            destination[at++] = (byte)'-';
        }

        ulong magnitude = valueE8 < 0 ? unchecked(0UL - (ulong)valueE8) : (ulong)valueE8;
        (ulong whole, ulong fraction) = Math.DivRem(magnitude, (ulong)FixedPoint.Scale);
        _ = Utf8Formatter.TryFormat(whole, destination[at..], out int written);
        at += written;
        if (fraction == 0)
        {
            return at;
        }

        destination[at++] = (byte)'.';
        for (ulong unit = FixedPoint.Scale / 10; fraction > 0; unit /= 10)
        {
            (ulong digit, fraction) = Math.DivRem(fraction, unit);
            destination[at++] = (byte)('0' + digit);
        }

        return at;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        int at = negative || (text.Length > 0 && text[0] == (byte)'+') ? 1 : 0;
        if (at == text.Length)
        {
            return false;
        }

        for (; at < text.Length; at++)
        {
            int digit = text[at] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            // Far beyond any representable magnitude: more digits change nothing.
            exponent = Math.Min((exponent * 10) + digit, 100_000);
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool TryScale(in Digits digits, int exponent, bool negative, out long valueE8)
    {
        valueE8 = 0;
        if (digits.Mantissa == 0)
        {
            return true;
        }

        ulong magnitude;
        int shift = digits.Exponent + exponent + Decimals;
        if (shift >= 0)
        {
            if (shift > MantissaDigits || Math.BigMul(digits.Mantissa, PowersOfTen[shift], out magnitude) != 0)
            {
                return false;
            }
        }
        else if (-shift > MantissaDigits)
        {
            magnitude = 0;
        }
        else
        {
            ulong unit = PowersOfTen[-shift];
            (magnitude, ulong rest) = Math.DivRem(digits.Mantissa, unit);
            ulong other = unit - rest;
            bool up = rest > other || (rest == other && (digits.HasLostDigits || (magnitude & 1) == 1));
            magnitude += up ? 1UL : 0UL;
        }

        if (magnitude > long.MaxValue)
        {
            return false;
        }

        valueE8 = negative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    /// <summary>Value of the digits read so far: Mantissa · 10^Exponent, and whether non-zero digits below were cut.</summary>
    private struct Digits
    {
        public ulong Mantissa;
        public int Exponent;
        public bool HasLostDigits;
        private int _significant;

        public int Read(ReadOnlySpan<byte> text, int at, bool isFraction)
        {
            for (; at < text.Length; at++)
            {
                int digit = text[at] - '0';
                if (digit is < 0 or > 9)
                {
                    break;
                }

                if (_significant < MantissaDigits)
                {
                    Mantissa = (Mantissa * 10) + (uint)digit;
                    _significant += Mantissa != 0 ? 1 : 0;
                    Exponent -= isFraction ? 1 : 0;
                }
                else
                {
                    HasLostDigits |= digit != 0;
                    Exponent += isFraction ? 0 : 1;
                }
            }

            return at;
        }
    }
}
