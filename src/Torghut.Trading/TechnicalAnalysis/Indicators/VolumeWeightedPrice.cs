using System.Runtime.CompilerServices;
using Torghut.Market.Prices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>Volume-weighted average price Σ price·size ÷ Σ size, from exact sums.</summary>
/// <param name="NotionalE16">Σ price·size, units of 1e-16.</param>
/// <param name="VolumeE8">Σ size, units of 1e-8.</param>
public readonly record struct VolumeWeightedPrice(WideSum NotionalE16, WideSum VolumeE8)
{
    /// <summary>The average in currency; NaN without volume.</summary>
    public double Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => VolumeE8.IsZero ? double.NaN : NotionalE16.ToDouble() / (VolumeE8.ToDouble() * FixedPoint.Scale);
    }

    /// <summary>The sums of one trade.</summary>
    /// <param name="priceE8">Price, units of 1e-8.</param>
    /// <param name="sizeE8">Size, units of 1e-8.</param>
    /// <exception cref="OverflowException">One of them is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VolumeWeightedPrice Of(long priceE8, long sizeE8) =>
        new(WideSum.Product((ulong)priceE8, (ulong)sizeE8), new WideSum(0, (ulong)sizeE8));

    /// <summary>Both sums together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VolumeWeightedPrice operator +(VolumeWeightedPrice left, VolumeWeightedPrice right) =>
        new(left.NotionalE16 + right.NotionalE16, left.VolumeE8 + right.VolumeE8);

    /// <summary>The left sums without the right ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VolumeWeightedPrice operator -(VolumeWeightedPrice left, VolumeWeightedPrice right) =>
        new(left.NotionalE16 - right.NotionalE16, left.VolumeE8 - right.VolumeE8);

    /// <summary>Both sums together.</summary>
    public static VolumeWeightedPrice Add(VolumeWeightedPrice left, VolumeWeightedPrice right) => left + right;

    /// <summary>The left sums without the right ones.</summary>
    public static VolumeWeightedPrice Subtract(VolumeWeightedPrice left, VolumeWeightedPrice right) => left - right;
}
