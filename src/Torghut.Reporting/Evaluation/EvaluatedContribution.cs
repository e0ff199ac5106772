using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Evaluation;

/// <summary>How often the reviewer, a fallback or a guardrail changed something.</summary>
public sealed record EvaluatedContribution
{
    /// <summary>Reviews that are no errors.</summary>
    [Unit(Units.Count)]
    public required long ActionableReviews { get; init; }

    /// <summary>Verdicts veto + adjust + abstain + escalate.</summary>
    [Unit(Units.Count)]
    public required long ContributionEvents { get; init; }

    /// <summary>Contribution events ÷ actionable reviews; null without any.</summary>
    [Unit(Units.Ratio)]
    public required double? ContributionRate { get; init; }

    /// <summary>Reviews with a fallback.</summary>
    [Unit(Units.Count)]
    public required long FallbackTotal { get; init; }

    /// <summary>Fallbacks ÷ reviews; null without reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? FallbackRate { get; init; }

    /// <summary>Reviews with a deterministic guardrail.</summary>
    [Unit(Units.Count)]
    public required long DeterministicGuardrailTotal { get; init; }

    /// <summary>Guardrails ÷ reviews; null without reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? DeterministicGuardrailRate { get; init; }
}
