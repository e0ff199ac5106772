using Torghut.Reporting.Llm;

namespace Torghut.Reporting.Reviewers.Document;

/// <summary>
/// Whether confidence means anything: p = confidence; y = 1 when an approved or adjusted decision's 60 s markout is above 0,
/// or a vetoed or abstained one's is at most 0. The same measure for every reviewer, whatever the run traded.
/// </summary>
public sealed record ReviewerCalibration
{
    /// <summary>Share of the samples that were right.</summary>
    public required Interval RightRate { get; init; }

    /// <summary>Mean of (p − y)².</summary>
    public required Interval BrierScore { get; init; }

    /// <summary>Σ count/samples·|mean confidence − right rate| over tenths of confidence; null without samples.</summary>
    public required double? ExpectedCalibrationError { get; init; }

    /// <summary>Tenths of confidence.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }
}
