using System.Globalization;

namespace Torghut.Market.Prices;

/// <summary>
/// Fixed-point numbers of the tape: 64-bit integers in units of 1e-8, the resolution of the tables' numeric(20,8).
/// </summary>
public static class FixedPoint
{
    /// <summary>Units in one.</summary>
    public const long Scale = 100_000_000;

    /// <summary>Characters of the longest text: 29 digits before the point, eight after it, point and sign.</summary>
    public const int MostChars = 39;

    private const int Decimals = 8;

    private static readonly ulong[] s_powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>The value as a decimal, exact.</summary>
    public static decimal ToDecimal(long valueE8) => new decimal(valueE8) / Scale;

    /// <summary>The value as the nearest double; exact rounding as long as |value| is below 9.0e7.</summary>
    public static double ToDouble(long valueE8) => valueE8 / (double)Scale;

    /// <summary>A decimal in units of 1e-8; digits beyond the eighth are rounded half to even.</summary>
    /// <exception cref="OverflowException">The value is beyond ±92,233,720,368.</exception>
    public static long FromDecimal(decimal value) => decimal.ToInt64(decimal.Round(value * Scale, 0, MidpointRounding.ToEven));

    /// <summary>Canonical text with exactly eight decimals, as reports and SQLite store money and quantities.</summary>
    public static string Format(decimal value)
    {
        Span<char> text = stackalloc char[MostChars];
        return new string(text[..Format(value, text)]);
    }

    /// <summary>The same text into a buffer.</summary>
    /// <param name="value">The number; digits beyond the eighth decimal are rounded half to even.</param>
    /// <param name="text">Takes the text; <see cref="MostChars"/> are enough for every number.</param>
    /// <returns>Length of the text.</returns>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public static int Format(decimal value, Span<char> text)
    {
        decimal rounded = value.Scale <= Decimals ? value : decimal.Round(value, Decimals, MidpointRounding.ToEven);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rounded, bits);
        ulong digits = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        ulong missing = s_powersOfTen[Decimals - rounded.Scale];
        if (bits[2] != 0 || digits > ulong.MaxValue / missing)
        {
            return rounded.TryFormat(text, out int length, "0.00000000", CultureInfo.InvariantCulture)
                ? length
                : throw new ArgumentException("Too short.", nameof(text));
        }

        return Write(digits * missing, digits != 0 && bits[3] < 0, text);
    }

    /// <summary>Writes a number of units of 1e-8, from the last digit to the first.</summary>
    private static int Write(ulong units, bool isNegative, Span<char> text)
    {
        Span<char> backwards = stackalloc char[MostChars];
        int at = MostChars;
        for (int i = 0; i < Decimals; i++)
        {
            (units, ulong digit) = Math.DivRem(units, 10UL);
            backwards[--at] = (char)('0' + digit);
        }

        backwards[--at] = '.';
        do
        {
            (units, ulong digit) = Math.DivRem(units, 10UL);
            backwards[--at] = (char)('0' + digit);
        }
        while (units != 0);

        if (isNegative)
        {
            backwards[--at] = '-';
        }

        backwards[at..].CopyTo(text);
        return MostChars - at;
    }
}
