using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Mean markout at one horizon.</summary>
public sealed record MeanMarkout
{
    /// <summary>Horizon.</summary>
    [Unit(Units.Seconds)]
    public required int HorizonSeconds { get; init; }

    /// <summary>Sample size.</summary>
    [Unit(Units.Count)]
    public required int Count { get; init; }

    /// <summary>Mean; null without values.</summary>
    [Unit(Units.Bps)]
    public required double? MeanBps { get; init; }
}
