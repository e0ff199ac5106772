namespace Torghut.Market.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, <c>High + Low</c> with |Low| at most half a unit in the last place of High: about
/// 106 significant bits. The operations are the error-free transformations of Knuth (sum) and Dekker (product), built
/// from IEEE 754 additions and multiplications only, so that every machine computes the same bits.
/// </summary>
/// <param name="High">The value, rounded to double.</param>
/// <param name="Low">What rounding lost.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>2^27 + 1: multiplying by it splits a 53-bit significand into two halves (Veltkamp).</summary>
    private const double Splitter = 134_217_729.0;

    /// <summary>The exact sum of two doubles of any magnitudes.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double rightPart = sum - left;
        double leftPart = sum - rightPart;
        return new DoubleDouble(sum, (left - leftPart) + (right - rightPart));
    }

    /// <summary>The exact sum of two doubles of which the first has the larger magnitude.</summary>
    public static DoubleDouble SumOrdered(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new DoubleDouble(sum, smaller - (sum - larger));
    }

    /// <summary>The exact product of two doubles below 1e290 in magnitude whose product is no subnormal.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        double product = left * right;
        (double leftHigh, double leftLow) = Split(left);
        (double rightHigh, double rightLow) = Split(right);
        double error = ((leftHigh * rightHigh) - product) + (leftHigh * rightLow) + (leftLow * rightHigh);
        return new DoubleDouble(product, error + (leftLow * rightLow));
    }

    /// <summary>The quotient of a double and a double-double, good to about 100 bits.</summary>
    public static DoubleDouble Quotient(double dividend, DoubleDouble divisor)
    {
        double quotient = dividend / divisor.High;
        DoubleDouble back = Product(quotient, divisor.High);
        double remainder = (dividend - back.High) - back.Low - (quotient * divisor.Low);
        return SumOrdered(quotient, remainder / divisor.High);
    }

    private static (double High, double Low) Split(double value)
    {
        double scaled = Splitter * value;
        double high = scaled - (scaled - value);
        return (high, value - high);
    }
}
