using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>How well the model's statements of certainty agree with each other.</summary>
public sealed record CalibrationQuality
{
    /// <summary>Mean of |largest calibrated probability − confidence|.</summary>
    [Unit(Units.Ratio)]
    public required double? MeanConfidenceGap { get; init; }

    /// <summary>Mean of |uncertainty score − (1 − confidence)|.</summary>
    [Unit(Units.Ratio)]
    public required double? MeanUncertaintyAlignmentError { get; init; }

    /// <summary>Mean of the calibration quality that responses state; where they state none, of 1 − confidence gap.</summary>
    [Unit(Units.Ratio)]
    public required double? MeanCalibrationQualityScore { get; init; }

    /// <summary>Share of the reviews with an uncertainty whose band is <c>high</c>.</summary>
    [Unit(Units.Ratio)]
    public required double? HighUncertaintyRate { get; init; }

    /// <summary>Reviews with both calibrated probabilities and a confidence.</summary>
    [Unit(Units.Count)]
    public required int Samples { get; init; }
}
