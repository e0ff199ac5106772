using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>review.policy</c>.</summary>
internal static class ReviewPolicyShape
{
    private static readonly MoneyShape Share = new() { Least = 0, Greatest = 1 };
    private static readonly MoneyShape Multiplier = new() { Least = 0, LeastExcluded = true, Greatest = 100 };
    private static readonly ChoiceShape Mode = new("veto", "pass_through");
    private static readonly ChoiceShape Bands = new("low", "medium", "high");
    private static readonly ListShape<string> OrderTypes = new(new ChoiceShape("market", "limit")) { Distinct = type => type };
    private static readonly ListShape<string> Checks = new(new TextShape(TextRules.Any)) { Distinct = check => check };

    /// <summary>The description.</summary>
    public static SectionShape<ReviewPolicyOptions> Shape { get; } = AddLimits(
        new SectionShape<ReviewPolicyOptions>(() => new ReviewPolicyOptions())
            .Value(
                "adjustment_allowed",
                FlagShape.Instance,
                policy => policy.AdjustmentAllowed,
                (policy, value) => policy with { AdjustmentAllowed = value },
                "Whether the reviewer may change orders; otherwise an adjustment is a veto.")
            .Value(
                "min_qty_multiplier",
                new MoneyShape { Least = 0, LeastExcluded = true, Greatest = 1 },
                policy => policy.MinQtyMultiplier,
                (policy, value) => policy with { MinQtyMultiplier = value },
                "Smallest quantity of an adjustment, as a multiple of the decision's.")
            .Value(
                "max_qty_multiplier",
                Multiplier,
                policy => policy.MaxQtyMultiplier,
                (policy, value) => policy with { MaxQtyMultiplier = value },
                "Largest quantity of an adjustment, as a multiple of the decision's; risk is checked again.")
            .Value(
                "allowed_order_types",
                OrderTypes,
                policy => policy.AllowedOrderTypes,
                (policy, value) => policy with { AllowedOrderTypes = value },
                "Order types that an adjustment may ask for.")
            .Value(
                "allowed_required_checks",
                Checks,
                policy => policy.AllowedRequiredChecks,
                (policy, value) => policy with { AllowedRequiredChecks = value },
                "Checks that a response may require; any other is a veto."))
        .Rule(["min_qty_multiplier", "max_qty_multiplier"], RequireOrder);

    private static SectionShape<ReviewPolicyOptions> AddLimits(SectionShape<ReviewPolicyOptions> shape) => AddModes(shape
        .Value(
            "min_confidence",
            Share,
            policy => policy.MinConfidence,
            (policy, value) => policy with { MinConfidence = value },
            "Least confidence.")
        .Value(
            "min_calibrated_probability",
            Share,
            policy => policy.MinCalibratedProbability,
            (policy, value) => policy with { MinCalibratedProbability = value },
            "Guardrail: least calibrated probability of the verdict.")
        .Value(
            "min_calibrated_probability_margin",
            Share,
            policy => policy.MinCalibratedProbabilityMargin,
            (policy, value) => policy with { MinCalibratedProbabilityMargin = value },
            "Guardrail: least distance from the verdict's probability to the largest of the others.")
        .Value(
            "max_uncertainty_score",
            Share,
            policy => policy.MaxUncertaintyScore,
            (policy, value) => policy with { MaxUncertaintyScore = value },
            "Guardrail: greatest uncertainty score.")
        .Value(
            "max_uncertainty_band",
            Bands,
            policy => Bands.Word((int)policy.MaxUncertaintyBand),
            (policy, value) => policy with { MaxUncertaintyBand = (Band)Bands.Index(value) },
            "Guardrail: greatest uncertainty band.")
        .Value(
            "min_calibration_quality",
            Share,
            policy => policy.MinCalibrationQuality,
            (policy, value) => policy with { MinCalibrationQuality = value },
            "Guardrail: least 1 − |largest probability − confidence|."));

    private static SectionShape<ReviewPolicyOptions> AddModes(SectionShape<ReviewPolicyOptions> shape) => shape
        .Value(
            "abstain_fail_mode",
            Mode,
            policy => Mode.Word((int)policy.AbstainFailMode),
            (policy, value) => policy with { AbstainFailMode = (FailMode)Mode.Index(value) },
            "What becomes of the decision when the reviewer abstains.")
        .Value(
            "escalate_fail_mode",
            Mode,
            policy => Mode.Word((int)policy.EscalateFailMode),
            (policy, value) => policy with { EscalateFailMode = (FailMode)Mode.Index(value) },
            "What becomes of the decision when the reviewer escalates.")
        .Value(
            "error_fail_mode",
            Mode,
            policy => Mode.Word((int)policy.ErrorFailMode),
            (policy, value) => policy with { ErrorFailMode = (FailMode)Mode.Index(value) },
            "What becomes of the decision without a usable response: an error, an open circuit, a spent budget.")
        .Value(
            "uncertainty_fail_mode",
            Mode,
            policy => Mode.Word((int)policy.UncertaintyFailMode),
            (policy, value) => policy with { UncertaintyFailMode = (FailMode)Mode.Index(value) },
            "What becomes of the decision when a guardrail applies; a veto stays one.")
        .Value(
            "confidence_fail_mode",
            Mode,
            policy => Mode.Word((int)policy.ConfidenceFailMode),
            (policy, value) => policy with { ConfidenceFailMode = (FailMode)Mode.Index(value) },
            "What becomes of the decision when the confidence is too low; a veto stays one.");

    private static bool RequireOrder(ReviewPolicyOptions policy, SectionKeys keys)
    {
        if (policy.MinQtyMultiplier <= policy.MaxQtyMultiplier)
        {
            return true;
        }

        keys.Refuse("max_qty_multiplier", "not_allowed", "less than min_qty_multiplier", "at least min_qty_multiplier");
        return false;
    }
}
