using System.Globalization;

namespace Torghut.Market.Prices;

/// <summary>
/// Fixed-point numbers of the tape: 64-bit integers in units of 1e-8, the resolution of the tables' numeric(20,8).
/// </summary>
public static class FixedPoint
{
    /// <summary>Units in one.</summary>
    public const long Scale = 100_000_000;

    /// <summary>The value as a decimal, exact.</summary>
    public static decimal ToDecimal(long valueE8) => new decimal(valueE8) / Scale;

    /// <summary>The value as the nearest double; exact rounding as long as |value| is below 9.0e7.</summary>
    public static double ToDouble(long valueE8) => valueE8 / (double)Scale;

    /// <summary>A decimal in units of 1e-8; digits beyond the eighth are rounded half to even.</summary>
    /// <exception cref="OverflowException">The value is beyond ±92,233,720,368.</exception>
    public static long FromDecimal(decimal value) => decimal.ToInt64(decimal.Round(value * Scale, 0, MidpointRounding.ToEven));

    /// <summary>Canonical text with exactly eight decimals, as reports and SQLite store money and quantities.</summary>
    public static string Format(decimal value) =>
        decimal.Round(value, 8, MidpointRounding.ToEven).ToString("0.00000000", CultureInfo.InvariantCulture);
}
