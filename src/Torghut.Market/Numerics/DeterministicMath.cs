namespace Torghut.Market.Numerics;

/// <summary>
/// Logarithm and exponential that give the same bits on every machine. The platform's own differ in the last bit
/// between C libraries; these use only additions, multiplications, divisions and bit moves, which IEEE 754 defines
/// exactly and which the runtime never fuses.
/// </summary>
/// <remarks>
/// Both reduce the argument by powers of two and keep the leading terms as a <see cref="DoubleDouble"/>, so that the
/// result is off by less than 0.7 units in the last place (0.5 would be perfect rounding). About 100 ns a call: made for
/// a call per bar, not per tick.
/// </remarks>
public static class DeterministicMath
{
    /// <summary>The upper 33 bits of ln 2; times any exponent of a double it is exact.</summary>
    private const double Ln2High = 6.93147180369123816490e-01;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double InverseLn2 = 1.44269504088896338700e+00;

    private const double SqrtHalf = 0.70710678118654757;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18_014_398_509_481_984.0;
    private const long SignificandMask = 0x000F_FFFF_FFFF_FFFF;
    private const long ExponentOfOne = 0x3FF0_0000_0000_0000;

    /// <summary>Above this, e^x is larger than every double.</summary>
    private const double ExpOverflow = 709.78271289338397;

    /// <summary>Below this, e^x is nearer to 0 than to the smallest double.</summary>
    private const double ExpUnderflow = -745.13321910194122;

    /// <summary>
    /// Natural logarithm. Special values as <c>Math.Log</c>: 0 → −∞, negative → NaN, +∞ → +∞, NaN → NaN, 1 → 0.
    /// </summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        DoubleDouble log = LogOfPositive(x);
        return log.High + log.Low;
    }

    /// <summary>
    /// Natural logarithm of 1 + x, exact to the last bits also for x near 0. −1 → −∞, below → NaN, +∞ → +∞.
    /// </summary>
    public static double Log1P(double x)
    {
        if (!(x > -1) || double.IsPositiveInfinity(x))
        {
            return x == -1 ? double.NegativeInfinity : x > -1 ? x : double.NaN;
        }

        if (x == 0)
        {
            return x;
        }

        // log(1 + x) = log(u) + log(1 + c/u) where u + c is 1 + x exactly; |c/u| < 2^-53, so its logarithm is itself.
        DoubleDouble onePlus = DoubleDouble.Sum(1, x);
        DoubleDouble log = LogOfPositive(onePlus.High);
        return log.High + (log.Low + (onePlus.Low / onePlus.High));
    }

    /// <summary>e to the power of x. Above 709.78 → +∞, below −745.13 → 0, NaN → NaN.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > ExpOverflow)
        {
            return double.PositiveInfinity;
        }

        if (x < ExpUnderflow)
        {
            return 0;
        }

        // x = k·ln 2 + r with |r| ≤ ln 2 / 2; k·Ln2High is exact, and so is its difference from x.
        double k = Math.Floor((x * InverseLn2) + 0.5);
        DoubleDouble lowPart = DoubleDouble.Product(k, -Ln2Low);
        DoubleDouble r = DoubleDouble.Sum(x - (k * Ln2High), lowPart.High);
        double rLow = r.Low + lowPart.Low;

        // e^r = 1 + r + r²/2 + r³·tail; the first three as exact sums, the rest is below 0.008.
        DoubleDouble square = DoubleDouble.Product(r.High, r.High);
        double halfSquareLow = (square.Low * 0.5) + (r.High * rLow);
        double tail = square.High * r.High * ExpTail(r.High);
        DoubleDouble first = DoubleDouble.SumOrdered(1, r.High);
        DoubleDouble second = DoubleDouble.Sum(first.High, square.High * 0.5);
        double low = first.Low + second.Low + rLow + halfSquareLow + tail;
        DoubleDouble result = DoubleDouble.SumOrdered(second.High, low);

        // Two factors, because 2^k alone may lie beyond the range of doubles.
        int exponent = (int)k;
        int half = exponent / 2;
        return result.High * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>(e^r − 1 − r − r²/2)/r³ = Σ r^n/(n + 3)!, to 2^-60 for |r| ≤ 0.35.</summary>
    private static double ExpTail(double r)
    {
        double sum = 1.0 / 1_307_674_368_000.0;
        sum = (sum * r) + (1.0 / 87_178_291_200.0);
        sum = (sum * r) + (1.0 / 6_227_020_800.0);
        sum = (sum * r) + (1.0 / 479_001_600.0);
        sum = (sum * r) + (1.0 / 39_916_800.0);
        sum = (sum * r) + (1.0 / 3_628_800.0);
        sum = (sum * r) + (1.0 / 362_880.0);
        sum = (sum * r) + (1.0 / 40_320.0);
        sum = (sum * r) + (1.0 / 5_040.0);
        sum = (sum * r) + (1.0 / 720.0);
        sum = (sum * r) + (1.0 / 120.0);
        sum = (sum * r) + (1.0 / 24.0);
        return (sum * r) + (1.0 / 6.0);
    }

    /// <summary>ln x for finite x > 0, as an unevaluated sum.</summary>
    private static DoubleDouble LogOfPositive(double x)
    {
        (double significand, int exponent) = Reduce(x);

        // ln m = 2·artanh(s) with s = (m − 1)/(m + 1), |s| ≤ 0.172; m − 1 is exact, m + 1 is kept exactly.
        double f = significand - 1;
        DoubleDouble s = DoubleDouble.Quotient(f, DoubleDouble.Sum(significand, 1));
        double square = s.High * s.High;
        double tail = 2 * s.High * square * ArtanhTail(square);

        DoubleDouble whole = DoubleDouble.Sum(exponent * Ln2High, 2 * s.High);
        double low = whole.Low + (2 * s.Low) + (exponent * Ln2Low) + tail;
        return DoubleDouble.Sum(whole.High, low);
    }

    /// <summary>(artanh(s) − s)/s³ = Σ (s²)^n/(2n + 3), to 2^-60 for s² ≤ 0.0295.</summary>
    private static double ArtanhTail(double square)
    {
        double sum = 1.0 / 25.0;
        sum = (sum * square) + (1.0 / 23.0);
        sum = (sum * square) + (1.0 / 21.0);
        sum = (sum * square) + (1.0 / 19.0);
        sum = (sum * square) + (1.0 / 17.0);
        sum = (sum * square) + (1.0 / 15.0);
        sum = (sum * square) + (1.0 / 13.0);
        sum = (sum * square) + (1.0 / 11.0);
        sum = (sum * square) + (1.0 / 9.0);
        sum = (sum * square) + (1.0 / 7.0);
        sum = (sum * square) + (1.0 / 5.0);
        return (sum * square) + (1.0 / 3.0);
    }

    /// <summary>x = significand · 2^exponent with a significand in [√½, √2).</summary>
    private static (double Significand, int Exponent) Reduce(double x)
    {
        int exponent = 0;
        if (x < SmallestNormal)
        {
            x *= TwoTo54;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double significand = BitConverter.Int64BitsToDouble((bits & SignificandMask) | ExponentOfOne);
        return significand * 0.5 >= SqrtHalf ? (significand * 0.5, exponent + 1) : (significand, exponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
