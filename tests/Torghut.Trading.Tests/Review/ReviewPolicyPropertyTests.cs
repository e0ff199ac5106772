using CsCheck;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Tests.Review;

/// <summary>Whatever a response says, the policy ends in one outcome, in the stated order.</summary>
public sealed class ReviewPolicyPropertyTests
{
    private static readonly Gen<decimal> Share = Gen.Int[0, 100].Select(n => n / 100m);

    private static readonly Gen<ReviewResponse> Responses =
        from verdict in Gen.Enum<ReviewVerdict>()
        from confidence in Share
        from probability in Share
        from uncertainty in Share
        from band in Gen.Enum<Band>()
        from quantity in Gen.Int[1, 300]
        from check in Gen.Int[0, 2].Select(n => n switch { 0 => "risk_engine", 1 => "market_context", _ => "compliance" })
        select MadeResponse.Of(verdict) with
        {
            Confidence = confidence,
            Probabilities = MadeResponse.Probabilities(verdict, probability),
            UncertaintyScore = uncertainty,
            UncertaintyBand = band,
            AdjustedQty = verdict == ReviewVerdict.Adjust ? quantity : null,
            RequiredChecks = [check],
        };

    private static readonly Gen<FailMode> Modes = Gen.Enum<FailMode>();

    private static readonly Gen<ReviewPolicyOptions> Options =
        from abstain in Modes
        from escalate in Modes
        from uncertainty in Modes
        from confidence in Modes
        from adjust in Gen.Bool
        select new ReviewPolicyOptions
        {
            AbstainFailMode = abstain,
            EscalateFailMode = escalate,
            UncertaintyFailMode = uncertainty,
            ConfidenceFailMode = confidence,
            AdjustmentAllowed = adjust,
        };

    [Fact]
    public void Every_response_has_one_outcome_and_only_approvals_have_no_reason() => Gen.Select(Responses, Options).Sample((response, options) =>
    {
        PolicyResult result = new ReviewPolicy(options).Decide(response, 100);

        Assert.True(result.Verdict is ReviewVerdict.Approve or ReviewVerdict.Veto or ReviewVerdict.Adjust);
        Assert.Equal(result.Verdict == ReviewVerdict.Adjust, result.Quantity is >= 50 and <= 125);
        Assert.True(result.Verdict != ReviewVerdict.Veto || result.Reason is not null);
        Assert.Equal(result.Fallback is not null, result.Reason?.Contains("_fallback_", StringComparison.Ordinal) ?? false);
        Assert.True(response.Verdict != ReviewVerdict.Veto || result.Verdict == ReviewVerdict.Veto);
    });

    [Fact]
    public void The_first_rule_that_applies_gives_the_reason() => Gen.Select(Responses, Options).Sample((response, options) =>
    {
        PolicyResult result = new ReviewPolicy(options).Decide(response, 100);
        decimal probability = response.Probabilities[(int)response.Verdict];
        bool isGuarded = probability < 0.45m
            || probability - ((1 - probability) / 4) < 0.05m
            || response.UncertaintyScore > 0.6m
            || response.UncertaintyBand == Band.High
            || 1 - Math.Abs(Math.Max(probability, (1 - probability) / 4) - response.Confidence) < 0.5m;
        string? expected =
            response.Verdict == ReviewVerdict.Abstain ? "llm_abstain_fallback_"
            : response.Verdict == ReviewVerdict.Escalate ? "llm_escalate_fallback_"
            : isGuarded ? "llm_uncertainty_guardrail_fallback_"
            : response.Confidence < 0.5m ? "llm_confidence_below_min_fallback_"
            : response.RequiredChecks[0] == "compliance" ? "llm_required_checks_invalid"
            : response.Verdict == ReviewVerdict.Veto ? "llm_policy_veto"
            : response.Verdict == ReviewVerdict.Approve ? null
            : !options.AdjustmentAllowed ? "llm_adjustment_disallowed"
            : response.AdjustedQty < 50 ? "llm_adjustment_clamped_min"
            : response.AdjustedQty > 125 ? "llm_adjustment_clamped_max"
            : null;

        Assert.True(expected is null ? result.Reason is null : result.Reason!.StartsWith(expected, StringComparison.Ordinal));
    });

    [Fact]
    public void Whatever_text_comes_it_is_a_response_or_an_error() => Gen.String.Sample(text =>
    {
        ReviewError? error = ReviewResponseParser.Parse(text, out ReviewResponse? response);

        Assert.Equal(error is null, response is not null);
    });

    [Fact]
    public void A_good_response_cut_or_changed_anywhere_is_a_response_or_an_error() =>
        Gen.Select(Gen.Int[0, 600], Gen.Char[' ', '~'], Gen.Bool).Sample((place, character, isCut) =>
        {
            string good = MadeResponse.Json(ReviewVerdict.Adjust);
            int at = Math.Min(place, good.Length - 1);
            string text = isCut ? good[..at] : good[..at] + character + good[(at + 1)..];
            ReviewError? error = ReviewResponseParser.Parse(text, out ReviewResponse? response);

            Assert.Equal(error is null, response is not null);
            Assert.False(isCut && error is null);
        });
}
