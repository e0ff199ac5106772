using Torghut.Reporting.Llm;

namespace Torghut.Reporting.Reviewers.Document;

/// <summary>What one reviewer said, what it cost, and what it would have been worth.</summary>
public sealed record ReviewerSummary
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the prompt.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>SHA-256 of the prompt; null without one.</summary>
    public required string? PromptHash { get; init; }

    /// <summary>Answers that are errors.</summary>
    public required int Errors { get; init; }

    /// <summary>Errors ÷ questions; null without questions.</summary>
    public required double? ErrorRate { get; init; }

    /// <summary>Errors by code.</summary>
    public required IReadOnlyDictionary<string, long> ErrorCodes { get; init; }

    /// <summary>Answers by verdict; all six are there.</summary>
    public required IReadOnlyDictionary<string, long> VerdictCounts { get; init; }

    /// <summary>Answers by the policy's verdict.</summary>
    public required IReadOnlyDictionary<string, long> PolicyVerdictCounts { get; init; }

    /// <summary>Answers by the policy's reason, where it has one.</summary>
    public required IReadOnlyDictionary<string, long> PolicyReasons { get; init; }

    /// <summary>Mean confidence; null without responses.</summary>
    public required double? AvgConfidence { get; init; }

    /// <summary>How long answers took.</summary>
    public required ReviewerLatency LatencyMs { get; init; }

    /// <summary>Tokens.</summary>
    public required TokenTotals Tokens { get; init; }

    /// <summary>Cost of the tokens; null without a price.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>Whether its confidence means anything.</summary>
    public required ReviewerCalibration Calibration { get; init; }

    /// <summary>What it would have been worth, by horizon.</summary>
    public required IReadOnlyList<ReviewerValue> Value { get; init; }
}
