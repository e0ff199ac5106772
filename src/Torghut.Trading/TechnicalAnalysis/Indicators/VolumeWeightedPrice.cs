namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Volume-weighted average price Σ price·size ÷ Σ size. The sums are integers in units of 1e-16 and 1e-8, so they are
/// exact in any order and can be taken apart again.
/// </summary>
/// <param name="NotionalE16">Σ price·size, units of 1e-16.</param>
/// <param name="VolumeE8">Σ size, units of 1e-8.</param>
public readonly record struct VolumeWeightedPrice(UInt128 NotionalE16, UInt128 VolumeE8)
{
    /// <summary>The average in currency; NaN without volume.</summary>
    public double Value => VolumeE8 == UInt128.Zero ? double.NaN : (double)NotionalE16 / (double)VolumeE8 / Market.Prices.FixedPoint.Scale;

    /// <summary>Both sums together.</summary>
    public static VolumeWeightedPrice operator +(VolumeWeightedPrice left, VolumeWeightedPrice right) =>
        new(left.NotionalE16 + right.NotionalE16, left.VolumeE8 + right.VolumeE8);

    /// <summary>The left sums without the right ones.</summary>
    public static VolumeWeightedPrice operator -(VolumeWeightedPrice left, VolumeWeightedPrice right) =>
        new(left.NotionalE16 - right.NotionalE16, left.VolumeE8 - right.VolumeE8);

    /// <summary>Both sums together.</summary>
    public static VolumeWeightedPrice Add(VolumeWeightedPrice left, VolumeWeightedPrice right) => left + right;

    /// <summary>The left sums without the right ones.</summary>
    public static VolumeWeightedPrice Subtract(VolumeWeightedPrice left, VolumeWeightedPrice right) => left - right;
}
