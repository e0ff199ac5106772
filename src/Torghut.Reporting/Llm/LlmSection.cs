using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>What the language model said and what became of it.</summary>
public sealed record LlmSection
{
    /// <summary>Reviews.</summary>
    [Unit(Units.Count)]
    public required long TotalReviews { get; init; }

    /// <summary>Reviews made by fixed rules (a model <c>rules/…</c>): no language model was asked for these.</summary>
    [Unit(Units.Count)]
    public required long RulesReviews { get; init; }

    /// <summary>Reviews that are errors.</summary>
    [Unit(Units.Count)]
    public required long ErrorCount { get; init; }

    /// <summary>Errors ÷ reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? ErrorRate { get; init; }

    /// <summary>Mean confidence of the reviews that have one.</summary>
    [Unit(Units.Ratio)]
    public required double? AvgConfidence { get; init; }

    /// <summary>Reviews by the model's own verdict: <c>approve, veto, adjust, abstain, escalate, error</c>, and any other word found.</summary>
    public required IReadOnlyDictionary<string, long> VerdictCounts { get; init; }

    /// <summary>Reviews by the policy's verdict, where the response says it.</summary>
    public required IReadOnlyDictionary<string, long> PolicyVerdictCounts { get; init; }

    /// <summary>Reviews by model and prompt version.</summary>
    public required IReadOnlyList<ModelPromptCount> ByModelPrompt { get; init; }

    /// <summary>Tokens.</summary>
    public required TokenTotals Tokens { get; init; }

    /// <summary>Cost of the tokens by the manifest's prices; null without reviews or where a model has no price.</summary>
    [Unit(Units.Currency)]
    public required decimal? Cost { get; init; }

    /// <summary>Models without a price.</summary>
    public required IReadOnlyList<string> ModelsWithoutPrice { get; init; }

    /// <summary>The most frequent risk flags, at most 10.</summary>
    public required IReadOnlyList<FlagCount> TopRiskFlags { get; init; }

    /// <summary>How often the reviewer, a fallback or a guardrail changed something.</summary>
    public required DecisionContribution DecisionContribution { get; init; }

    /// <summary>How good the model's own statements of certainty are.</summary>
    public required CalibrationQuality CalibrationQuality { get; init; }

    /// <summary>Whether confidence means anything.</summary>
    public required ConfidenceCalibration ConfidenceCalibration { get; init; }

    /// <summary>What became of the decisions, by verdict.</summary>
    public required IReadOnlyList<VerdictOutcome> VerdictOutcomes { get; init; }

    /// <summary>Reviews answered from a recording; null where no response says so.</summary>
    [Unit(Units.Count)]
    public required long? Replayed { get; init; }
}
