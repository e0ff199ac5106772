using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>How often the reviewer, a fallback or a guardrail changed something.</summary>
public sealed record DecisionContribution
{
    /// <summary>Reviews that are no errors.</summary>
    [Unit(Units.Count)]
    public required long ActionableReviews { get; init; }

    /// <summary>Verdicts veto + adjust + abstain + escalate.</summary>
    [Unit(Units.Count)]
    public required long ContributionEvents { get; init; }

    /// <summary>Contribution events ÷ actionable reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? ContributionRate { get; init; }

    /// <summary>Reviews with a fallback: <c>policy_override</c> contains <c>_fallback_</c>, or <c>fallback</c> is <c>veto</c> or <c>pass_through</c>.</summary>
    [Unit(Units.Count)]
    public required long FallbackTotal { get; init; }

    /// <summary>Fallbacks ÷ reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? FallbackRate { get; init; }

    /// <summary>Fallbacks by <c>policy_override</c>, or <c>fallback:veto</c>, <c>fallback:pass_through</c> where there is none.</summary>
    public required IReadOnlyDictionary<string, long> FallbackReasons { get; init; }

    /// <summary>Reviews with a non-empty list of deterministic guardrails.</summary>
    [Unit(Units.Count)]
    public required long DeterministicGuardrailTotal { get; init; }

    /// <summary>Guardrails ÷ reviews.</summary>
    [Unit(Units.Ratio)]
    public required double? DeterministicGuardrailRate { get; init; }

    /// <summary>Guardrails by name.</summary>
    public required IReadOnlyDictionary<string, long> GuardrailReasons { get; init; }
}
