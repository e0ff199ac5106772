using Torghut.Reporting.Annotations;
using Torghut.Reporting.Llm;

namespace Torghut.Reporting.Evaluation;

/// <summary>The figures of an evaluation, defined as those of the report's section on the language model.</summary>
public sealed record LlmEvaluationMetrics
{
    /// <summary>Reviews.</summary>
    [Unit(Units.Count)]
    public required long TotalReviews { get; init; }

    /// <summary>Reviews by the model's own verdict: all six, and any other word found.</summary>
    public required IReadOnlyDictionary<string, long> VerdictCounts { get; init; }

    /// <summary>Errors ÷ reviews; null without reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? ErrorRate { get; init; }

    /// <summary>Mean confidence of the reviews that have one; null where none has.</summary>
    [Unit(Units.Ratio)]
    public required double? AvgConfidence { get; init; }

    /// <summary>How often the reviewer, a fallback or a guardrail changed something.</summary>
    public required EvaluatedContribution DecisionContribution { get; init; }

    /// <summary>Tokens.</summary>
    public required TokenTotals Tokens { get; init; }

    /// <summary>The most frequent risk flags, at most 5, those of one count in order of their names.</summary>
    public required IReadOnlyList<FlagCount> TopRiskFlags { get; init; }

    /// <summary>How well the model's statements of certainty agree with each other.</summary>
    public required CalibrationQuality CalibrationQuality { get; init; }
}
