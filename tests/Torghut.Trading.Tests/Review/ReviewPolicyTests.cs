using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Tests.Review;

/// <summary>Every branch of the policy and every limit, on both sides; equal to a limit passes.</summary>
public sealed class ReviewPolicyTests
{
    private static readonly ReviewPolicyOptions PassThrough = new()
    {
        AbstainFailMode = FailMode.PassThrough,
        EscalateFailMode = FailMode.PassThrough,
        ErrorFailMode = FailMode.PassThrough,
        UncertaintyFailMode = FailMode.PassThrough,
        ConfidenceFailMode = FailMode.PassThrough,
    };

    [Theory]
    [InlineData(ReviewVerdict.Approve, "approve", null)]
    [InlineData(ReviewVerdict.Veto, "veto", "llm_policy_veto")]
    [InlineData(ReviewVerdict.Adjust, "adjust", null)]
    [InlineData(ReviewVerdict.Abstain, "approve", "llm_abstain_fallback_pass_through")]
    [InlineData(ReviewVerdict.Escalate, "veto", "llm_escalate_fallback_veto")]
    public void Every_verdict_has_its_outcome(ReviewVerdict verdict, string outcome, string? reason) =>
        AssertResult(MadeResponse.Of(verdict), new ReviewPolicyOptions(), outcome, reason);

    [Fact]
    public void Abstain_and_escalate_follow_their_modes_whatever_else_is_wrong()
    {
        ReviewResponse bad = MadeResponse.Of(ReviewVerdict.Abstain) with { Confidence = 0, UncertaintyScore = 1, RequiredChecks = ["other"] };

        AssertResult(bad, new ReviewPolicyOptions { AbstainFailMode = FailMode.Veto }, "veto", "llm_abstain_fallback_veto");
        AssertResult(
            bad with { Verdict = ReviewVerdict.Escalate }, PassThrough, "approve", "llm_escalate_fallback_pass_through");
    }

    [Theory]
    [InlineData(0.45, null)]
    [InlineData(0.4499, "llm_calibrated_probability_below_min")]
    public void The_verdicts_probability_has_a_least_value(double probability, string? guardrail) =>
        AssertGuardrail(
            MadeResponse.Of() with { Confidence = 0.6m, Probabilities = MadeResponse.Probabilities(ReviewVerdict.Approve, (decimal)probability) },
            guardrail);

    [Theory]
    [InlineData(0.45, null)]
    [InlineData(0.4501, "llm_calibrated_probability_margin_below_min")]
    [InlineData(0.5, "llm_calibrated_probability_margin_below_min")]
    public void The_verdicts_probability_has_a_least_margin(double other, string? guardrail) =>
        AssertGuardrail(
            MadeResponse.Of() with { Confidence = 0.6m, Probabilities = [0.5m, (decimal)other, 0, 0, 0] }, guardrail);

    [Theory]
    [InlineData(0.6, null)]
    [InlineData(0.6001, "llm_uncertainty_score_above_max")]
    public void The_uncertainty_score_has_a_greatest_value(double score, string? guardrail) =>
        AssertGuardrail(MadeResponse.Of() with { UncertaintyScore = (decimal)score }, guardrail);

    [Theory]
    [InlineData(Band.Medium, null)]
    [InlineData(Band.High, "llm_uncertainty_band_above_max")]
    public void The_uncertainty_band_has_a_greatest_value(Band band, string? guardrail) =>
        AssertGuardrail(MadeResponse.Of() with { UncertaintyBand = band }, guardrail);

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(0.4999, "llm_calibration_quality_below_min")]
    public void Confidence_and_probability_must_agree(double confidence, string? guardrail) =>
        AssertGuardrail(
            MadeResponse.Of() with { Confidence = (decimal)confidence, Probabilities = [1, 0, 0, 0, 0] },
            guardrail,
            new ReviewPolicyOptions { MinConfidence = 0 });

    [Fact]
    public void All_guardrails_that_apply_are_listed_and_the_mode_decides()
    {
        ReviewResponse bad = MadeResponse.Of() with
        {
            Confidence = 1,
            Probabilities = [0.4m, 0.4m, 0.2m, 0, 0],
            UncertaintyScore = 1,
            UncertaintyBand = Band.High,
        };

        PolicyResult result = AssertResult(bad, PassThrough, "approve", "llm_uncertainty_guardrail_fallback_pass_through");

        Assert.Equal(
            [
                "llm_calibrated_probability_below_min", "llm_calibrated_probability_margin_below_min",
                "llm_uncertainty_score_above_max", "llm_uncertainty_band_above_max", "llm_calibration_quality_below_min",
            ],
            result.Guardrails);
        Assert.Equal(FailMode.PassThrough, result.Fallback);
    }

    [Fact]
    public void A_fallback_never_turns_a_veto_into_an_approval()
    {
        ReviewResponse veto = MadeResponse.Of(ReviewVerdict.Veto);

        AssertResult(veto with { UncertaintyScore = 1 }, PassThrough, "veto", "llm_uncertainty_guardrail_fallback_veto");
        AssertResult(
            veto with { Confidence = 0.4m }, PassThrough, "veto", "llm_confidence_below_min_fallback_veto");
    }

    [Theory]
    [InlineData(0.5, "approve", null)]
    [InlineData(0.4999, "veto", "llm_confidence_below_min_fallback_veto")]
    public void Confidence_has_a_least_value(double confidence, string outcome, string? reason) =>
        AssertResult(MadeResponse.Of() with { Confidence = (decimal)confidence }, new ReviewPolicyOptions(), outcome, reason);

    [Fact]
    public void Low_confidence_may_pass_and_an_adjustment_then_passes_unadjusted()
    {
        PolicyResult result = AssertResult(
            MadeResponse.Of(ReviewVerdict.Adjust) with { Confidence = 0.4m }, PassThrough, "approve", "llm_confidence_below_min_fallback_pass_through");

        Assert.Null(result.Quantity);
    }

    [Fact]
    public void A_required_check_outside_the_list_is_a_veto_and_every_listed_one_is_none()
    {
        string[] all = ["execution_policy", "risk_engine", "order_firewall", "portfolio_sizing", "market_context"];

        AssertResult(MadeResponse.Of() with { RequiredChecks = all }, PassThrough, "approve", null);
        AssertResult(MadeResponse.Of() with { RequiredChecks = [] }, PassThrough, "approve", null);
        AssertResult(MadeResponse.Of() with { RequiredChecks = ["risk_engine", "compliance"] }, PassThrough, "veto", "llm_required_checks_invalid");
        AssertResult(MadeResponse.Of(ReviewVerdict.Veto) with { RequiredChecks = ["x"] }, PassThrough, "veto", "llm_required_checks_invalid");
    }

    [Theory]
    [InlineData(50, 50, null)]
    [InlineData(49.9999, 50, "llm_adjustment_clamped_min")]
    [InlineData(125, 125, null)]
    [InlineData(125.0001, 125, "llm_adjustment_clamped_max")]
    [InlineData(80, 80, null)]
    public void An_adjustment_stays_between_half_and_five_quarters(double wanted, double quantity, string? reason)
    {
        PolicyResult result = AssertResult(
            MadeResponse.Of(ReviewVerdict.Adjust) with { AdjustedQty = (decimal)wanted }, new ReviewPolicyOptions(), "adjust", reason);

        Assert.Equal((decimal)quantity, result.Quantity);
    }

    [Fact]
    public void An_adjustment_may_be_disallowed_as_such_or_by_its_order_type()
    {
        ReviewResponse adjust = MadeResponse.Of(ReviewVerdict.Adjust);

        AssertResult(adjust, new ReviewPolicyOptions { AdjustmentAllowed = false }, "veto", "llm_adjustment_disallowed");
        ReviewPolicyOptions marketOnly = new() { AllowedOrderTypes = ["market"] };
        AssertResult(adjust with { AdjustedOrderType = "limit" }, marketOnly, "veto", "llm_adjustment_disallowed");
        AssertResult(adjust with { AdjustedOrderType = "market" }, marketOnly, "adjust", null);
    }

    [Fact]
    public void Without_a_response_the_error_mode_decides()
    {
        Assert.Equal(
            (ReviewVerdict.Veto, "llm_error_fallback_veto"), Key(new ReviewPolicy(new ReviewPolicyOptions()).DecideError()));
        Assert.Equal((ReviewVerdict.Approve, "llm_error_fallback_pass_through"), Key(new ReviewPolicy(PassThrough).DecideError()));
    }

    private static (ReviewVerdict, string?) Key(PolicyResult result) => (result.Verdict, result.Reason);

    private static PolicyResult AssertResult(ReviewResponse response, ReviewPolicyOptions options, string outcome, string? reason)
    {
        PolicyResult result = new ReviewPolicy(options).Decide(response, 100);
        Assert.Equal((outcome, reason), (ReviewWords.Of(result.Verdict), result.Reason));
        return result;
    }

    private static void AssertGuardrail(ReviewResponse response, string? guardrail, ReviewPolicyOptions? options = null)
    {
        PolicyResult result = AssertResult(
            response,
            options ?? new ReviewPolicyOptions(),
            guardrail is null ? "approve" : "veto",
            guardrail is null ? null : "llm_uncertainty_guardrail_fallback_veto");
        Assert.Equal(guardrail is null ? [] : [guardrail], result.Guardrails);
    }
}
