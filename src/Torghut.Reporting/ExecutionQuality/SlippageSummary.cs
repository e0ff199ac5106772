using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// Slippage of fills against the arrival price: direction·(fill − arrival)/arrival·10000; above 0 the fill was worse than
/// the mid at submission. From the TCA rows.
/// </summary>
public sealed record SlippageSummary
{
    /// <summary>Mean of the absolute values.</summary>
    [Unit(Units.Bps)]
    public required double? AvgAbs { get; init; }

    /// <summary>Median of the absolute values.</summary>
    [Unit(Units.Bps)]
    public required double? P50Abs { get; init; }

    /// <summary>95th percentile of the absolute values.</summary>
    [Unit(Units.Bps)]
    public required double? P95Abs { get; init; }

    /// <summary>Largest absolute value.</summary>
    [Unit(Units.Bps)]
    public required double? MaxAbs { get; init; }

    /// <summary>The signed values, basis points.</summary>
    [Unit(Units.Bps)]
    public required Distribution Signed { get; init; }

    /// <summary>Signed values between fixed edges, basis points.</summary>
    [Unit(Units.Bps)]
    public required Histogram Histogram { get; init; }

    /// <summary>Σ shortfall ÷ Σ arrival notional: the mean weighted by what was traded.</summary>
    [Unit(Units.Bps)]
    public required double? NotionalWeightedAvg { get; init; }
}
