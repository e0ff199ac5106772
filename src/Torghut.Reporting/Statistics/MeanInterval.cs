using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Statistics;

/// <summary>A mean and how sure one can be of it, by the bootstrap.</summary>
public sealed record MeanInterval
{
    /// <summary>Sample size.</summary>
    [Unit(Units.Count)]
    public required int Count { get; init; }

    /// <summary>Mean of the sample; null without values.</summary>
    [Unit(Units.Currency)]
    public required double? Mean { get; init; }

    /// <summary>2.5th percentile of the means of the resamples; null under 2 values.</summary>
    [Unit(Units.Currency)]
    public required double? Low95 { get; init; }

    /// <summary>97.5th percentile of the means of the resamples; null under 2 values.</summary>
    [Unit(Units.Currency)]
    public required double? High95 { get; init; }

    /// <summary>Share of the resamples with a mean above 0; null under 2 values.</summary>
    [Unit(Units.Ratio)]
    public required double? ShareAboveZero { get; init; }

    /// <summary>Resamples drawn.</summary>
    [Unit(Units.Count)]
    public required int Resamples { get; init; }

    /// <summary>Seed of the draws.</summary>
    [Unit(Units.Position)]
    public required long Seed { get; init; }
}
