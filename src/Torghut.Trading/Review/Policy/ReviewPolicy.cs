using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Review.Policy;

/// <summary>
/// The deterministic policy over a reviewer's response, in this order: abstain and escalate, guardrails, confidence,
/// required checks, veto, adjustment. A fallback never turns a veto into an approval.
/// </summary>
public sealed class ReviewPolicy(ReviewPolicyOptions options)
{
    /// <summary>The result of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="quantity">Shares of the decision; above 0.</param>
    public PolicyResult Decide(ReviewResponse response, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Verdict == ReviewVerdict.Abstain)
        {
            return FallBack("abstain", options.AbstainFailMode, response.Verdict);
        }

        if (response.Verdict == ReviewVerdict.Escalate)
        {
            return FallBack("escalate", options.EscalateFailMode, response.Verdict);
        }

        List<string> guardrails = Guardrails(response);
        if (guardrails.Count > 0)
        {
            return FallBack("uncertainty_guardrail", options.UncertaintyFailMode, response.Verdict) with { Guardrails = guardrails };
        }

        if (response.Confidence < options.MinConfidence)
        {
            return FallBack("confidence_below_min", options.ConfidenceFailMode, response.Verdict);
        }

        foreach (string check in response.RequiredChecks)
        {
            if (!options.AllowedRequiredChecks.Contains(check, StringComparer.Ordinal))
            {
                return Refuse(PolicyCodes.RequiredChecksInvalid);
            }
        }

        return response.Verdict switch
        {
            ReviewVerdict.Veto => Refuse(PolicyCodes.Veto),
            ReviewVerdict.Adjust => Adjust(response, quantity),
            _ => new PolicyResult { Verdict = ReviewVerdict.Approve },
        };
    }

    /// <summary>The result without a usable response.</summary>
    public PolicyResult DecideError() => FallBack("error", options.ErrorFailMode, null);

    private static PolicyResult Refuse(string reason) => new() { Verdict = ReviewVerdict.Veto, Reason = reason };

    private static PolicyResult FallBack(string cause, FailMode mode, ReviewVerdict? verdict)
    {
        FailMode effective = verdict == ReviewVerdict.Veto ? FailMode.Veto : mode;
        return new PolicyResult
        {
            Verdict = effective == FailMode.Veto ? ReviewVerdict.Veto : ReviewVerdict.Approve,
            Reason = PolicyCodes.Fallback(cause, effective),
            Fallback = effective,
        };
    }

    private List<string> Guardrails(ReviewResponse response)
    {
        int verdict = (int)response.Verdict;
        decimal probability = response.Probabilities[verdict];
        decimal runnerUp = 0;
        for (int i = 0; i < response.Probabilities.Count; i++)
        {
            runnerUp = i == verdict ? runnerUp : Math.Max(runnerUp, response.Probabilities[i]);
        }

        List<string> guardrails = [];
        AddIf(probability < options.MinCalibratedProbability, PolicyCodes.ProbabilityBelowMin);
        AddIf(probability - runnerUp < options.MinCalibratedProbabilityMargin, PolicyCodes.MarginBelowMin);
        AddIf(response.UncertaintyScore > options.MaxUncertaintyScore, PolicyCodes.UncertaintyScoreAboveMax);
        AddIf(response.UncertaintyBand > options.MaxUncertaintyBand, PolicyCodes.UncertaintyBandAboveMax);
        AddIf(response.CalibrationQuality < options.MinCalibrationQuality, PolicyCodes.CalibrationQualityBelowMin);
        return guardrails;

        void AddIf(bool applies, string code)
        {
            if (applies)
            {
                guardrails.Add(code);
            }
        }
    }

    private PolicyResult Adjust(ReviewResponse response, decimal quantity)
    {
        if (!options.AdjustmentAllowed
            || (response.AdjustedOrderType is { } type && !options.AllowedOrderTypes.Contains(type, StringComparer.Ordinal)))
        {
            return Refuse(PolicyCodes.AdjustmentDisallowed);
        }

        decimal wanted = response.AdjustedQty ?? quantity;
        decimal least = quantity * options.MinQtyMultiplier;
        decimal greatest = quantity * options.MaxQtyMultiplier;
        return new PolicyResult
        {
            Verdict = ReviewVerdict.Adjust,
            Quantity = Math.Clamp(wanted, least, greatest),
            Reason = wanted < least ? PolicyCodes.AdjustmentClampedMin
                : wanted > greatest ? PolicyCodes.AdjustmentClampedMax
                : null,
        };
    }
}
