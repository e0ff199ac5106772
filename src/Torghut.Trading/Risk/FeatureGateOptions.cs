namespace Torghut.Trading.Risk;

/// <summary>Limits of the feature-quality gate; a ratio above its limit refuses the signal.</summary>
public sealed record FeatureGateOptions
{
    /// <summary>Whether the gate refuses anything.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Greatest share of null required features in a batch.</summary>
    public double MaxRequiredNullRate { get; init; } = 0.01;

    /// <summary>Greatest decision time − signal time, milliseconds.</summary>
    public long MaxStalenessMs { get; init; } = 120_000;

    /// <summary>Greatest share of repeated signals in a batch.</summary>
    public double MaxDuplicateRatio { get; init; } = 0.02;
}
