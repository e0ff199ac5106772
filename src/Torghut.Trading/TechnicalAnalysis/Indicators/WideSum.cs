using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// An unsigned 128-bit sum: exact whatever the order and number of its terms, so that a rolling update neither drifts
/// nor cancels. Unlike the runtime's 128-bit integers its operations are compiled into their callers, at the first call.
/// </summary>
/// <param name="High">Upper 64 bits.</param>
/// <param name="Low">Lower 64 bits.</param>
public readonly record struct WideSum(ulong High, ulong Low)
{
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    /// <summary>Whether the sum is zero.</summary>
    public bool IsZero => (High | Low) == 0;

    /// <summary>The product of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum Product(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return new WideSum(high, low);
    }

    /// <summary>The square of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum Square(long value)
    {
        ulong magnitude = unchecked((ulong)(value < 0 ? -value : value));
        return Product(magnitude, magnitude);
    }

    /// <summary>The sum of two sums.</summary>
    /// <exception cref="OverflowException">It is 2¹²⁸ or more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum operator +(WideSum left, WideSum right)
    {
        ulong low = unchecked(left.Low + right.Low);
        ulong carry = low < left.Low ? 1UL : 0UL;
        return new WideSum(left.High + right.High + carry, low);
    }

    /// <summary>The sum without terms that are in it.</summary>
    /// <exception cref="OverflowException">It is less than zero.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum operator -(WideSum left, WideSum right)
    {
        ulong low = unchecked(left.Low - right.Low);
        ulong borrow = left.Low < right.Low ? 1UL : 0UL;
        return new WideSum(left.High - right.High - borrow, low);
    }

    /// <summary>The sum of two sums.</summary>
    public static WideSum Add(WideSum left, WideSum right) => left + right;

    /// <summary>The sum without terms that are in it.</summary>
    public static WideSum Subtract(WideSum left, WideSum right) => left - right;

    /// <summary>The sum so many times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum Times(uint factor)
    {
        ulong high = Math.BigMul(Low, factor, out ulong low);
        return new WideSum(High * factor + high, low);
    }

    /// <summary>The sum as double, off by at most one unit in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ToDouble() => High == 0 ? Low : High * TwoTo64 + Low;

    /// <summary>n times the population standard deviation of n numbers: √(n·Σx² − (Σx)²). Only the root rounds.</summary>
    /// <param name="n">How many numbers there are.</param>
    /// <param name="sum">Σx.</param>
    /// <param name="sumOfSquares">Σx².</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ScaledDeviation(int n, long sum, WideSum sumOfSquares) =>
        Math.Sqrt((sumOfSquares.Times((uint)n) - Square(sum)).ToDouble());
}
