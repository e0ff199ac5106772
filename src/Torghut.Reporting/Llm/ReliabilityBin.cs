using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>Reviews of one range of confidence: how often they were right.</summary>
public sealed record ReliabilityBin
{
    /// <summary>Lower edge of the confidence, inclusive.</summary>
    [Unit(Units.Ratio)]
    public required double From { get; init; }

    /// <summary>Upper edge, exclusive; of the last bin inclusive.</summary>
    [Unit(Units.Ratio)]
    public required double To { get; init; }

    /// <summary>Reviews with a confidence and a known outcome.</summary>
    [Unit(Units.Count)]
    public required int Count { get; init; }

    /// <summary>Mean confidence; null without reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? MeanConfidence { get; init; }

    /// <summary>Share of the reviews that were right; null without reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? RightRate { get; init; }
}
