namespace Torghut.Trading.Review.Policy;

/// <summary>Reason codes of the policy (<c>policy_override</c>) and of its guardrails.</summary>
public static class PolicyCodes
{
    /// <summary>A veto of the reviewer stands.</summary>
    public const string Veto = "llm_policy_veto";

    /// <summary>The response requires a check that does not exist here.</summary>
    public const string RequiredChecksInvalid = "llm_required_checks_invalid";

    /// <summary>Orders must not be changed, or not into that type.</summary>
    public const string AdjustmentDisallowed = "llm_adjustment_disallowed";

    /// <summary>The quantity was raised to the smallest allowed.</summary>
    public const string AdjustmentClampedMin = "llm_adjustment_clamped_min";

    /// <summary>The quantity was lowered to the largest allowed.</summary>
    public const string AdjustmentClampedMax = "llm_adjustment_clamped_max";

    /// <summary>The adjusted quantity, rounded down to the step of shares, is nothing.</summary>
    public const string AdjustmentBelowMinQty = "llm_adjustment_below_min_qty";

    /// <summary>Risk refuses the larger quantity: the decision keeps its own.</summary>
    public const string AdjustmentRefusedByRisk = "llm_adjustment_refused_by_risk";

    /// <summary>Guardrail: calibrated probability of the verdict.</summary>
    public const string ProbabilityBelowMin = "llm_calibrated_probability_below_min";

    /// <summary>Guardrail: margin of that probability.</summary>
    public const string MarginBelowMin = "llm_calibrated_probability_margin_below_min";

    /// <summary>Guardrail: uncertainty score.</summary>
    public const string UncertaintyScoreAboveMax = "llm_uncertainty_score_above_max";

    /// <summary>Guardrail: uncertainty band.</summary>
    public const string UncertaintyBandAboveMax = "llm_uncertainty_band_above_max";

    /// <summary>Guardrail: calibration quality.</summary>
    public const string CalibrationQualityBelowMin = "llm_calibration_quality_below_min";

    /// <summary>The word of a fail mode.</summary>
    public static string Of(FailMode mode) => mode == FailMode.Veto ? "veto" : "pass_through";

    /// <summary><c>llm_{cause}_fallback_{mode}</c>.</summary>
    /// <param name="cause"><c>abstain, escalate, uncertainty_guardrail, confidence_below_min, error</c>.</param>
    /// <param name="mode">What becomes of the decision.</param>
    public static string Fallback(string cause, FailMode mode) => $"llm_{cause}_fallback_{Of(mode)}";
}
