using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Llm;

/// <summary>
/// Whether confidence means anything: p = confidence; y = 1 when an approved or adjusted trade's net is above 0, or a vetoed or
/// abstained one's counterfactual markout at 60 s is at most 0.
/// </summary>
public sealed record ConfidenceCalibration
{
    /// <summary>Confidences in tenths.</summary>
    [Unit(Units.Ratio)]
    public required Histogram ConfidenceHistogram { get; init; }

    /// <summary>Reviews with a confidence and a known outcome.</summary>
    [Unit(Units.Count)]
    public required int Samples { get; init; }

    /// <summary>Mean of (p − y)²: 0 is perfect, 0.25 is what p = 0.5 gets; null without samples.</summary>
    [Unit(Units.Ratio)]
    public required double? BrierScore { get; init; }

    /// <summary>Share of the samples that were right.</summary>
    [Unit(Units.Ratio)]
    public required double? RightRate { get; init; }

    /// <summary>Expected calibration error: Σ count/samples·|mean confidence − right rate| over the bins.</summary>
    [Unit(Units.Ratio)]
    public required double? ExpectedCalibrationError { get; init; }

    /// <summary>Tenths of confidence.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }
}
