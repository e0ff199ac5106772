using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Review.Rules;

/// <summary>
/// The reviewer that is no language model: wide spread and old quote are vetoed, high volatility and high exposure halve
/// the quantity, all else is approved. An order that only reduces a position is never held back. Its confidence says how
/// far the nearest limit is; it is no probability that anybody estimated.
/// </summary>
public static class RulesReviewer
{
    /// <summary>Its name in rows.</summary>
    public const string Model = "rules/v1";

    /// <summary>Its version in place of a prompt's.</summary>
    public const string PromptVersion = "rules/v1";

    private const decimal LeastConfidence = 0.65m;
    private const decimal ConfidenceRange = 0.30m;
    private const decimal AdjustConfidence = 0.70m;
    private const decimal Half = 0.5m;
    private const int Decimals = 4;

    /// <summary>Reviews a request.</summary>
    /// <param name="input">The request's JSON.</param>
    /// <param name="limits">Limits.</param>
    /// <returns>Null where the text is no request.</returns>
    public static ReviewResponse? Review(string input, ReviewRulesOptions limits)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        return RequestFacts.Read(input) is { } facts ? Review(facts, limits) : null;
    }

    private static ReviewResponse Review(RulesFacts facts, ReviewRulesOptions limits)
    {
        ReadOnlySpan<Measure> measures =
        [
            new("wide_spread", facts.SpreadBps, limits.MaxSpreadBps, IsVeto: true),
            new("stale_quote", facts.QuoteAgeMs, limits.MaxQuoteAgeMs, IsVeto: true),
            new("high_volatility", facts.Volatility, limits.MaxVolatility, IsVeto: false),
            new("high_exposure", facts.GrossExposurePct, limits.MaxGrossExposurePct, IsVeto: false),
        ];
        List<string> flags = [];
        decimal mostUsed = 0;
        bool isVetoed = false;
        foreach (Measure measure in measures)
        {
            decimal used = measure.Used;
            if (used > 1)
            {
                flags.Add(measure.Flag);
                isVetoed |= measure.IsVeto;
            }

            mostUsed = Math.Max(mostUsed, used);
        }

        if (facts.Reduces)
        {
            return Respond(ReviewVerdict.Approve, LeastConfidence + ConfidenceRange, flags, "reduces a position: never held back by rules");
        }

        if (flags.Count == 0)
        {
            decimal confidence = LeastConfidence + (ConfidenceRange * (1 - mostUsed));
            return Respond(ReviewVerdict.Approve, confidence, flags, "spread, quote age, volatility and exposure are within their limits");
        }

        if (isVetoed)
        {
            decimal confidence = LeastConfidence + (ConfidenceRange * Math.Min(1, mostUsed - 1));
            return Respond(ReviewVerdict.Veto, confidence, flags, "beyond a limit: " + string.Join(", ", flags));
        }

        return Respond(ReviewVerdict.Adjust, AdjustConfidence, flags, "half the quantity, beyond a limit: " + string.Join(", ", flags)) with
        {
            AdjustedQty = facts.Quantity * Half,
        };
    }

    private static ReviewResponse Respond(ReviewVerdict verdict, decimal confidence, List<string> flags, string rationale)
    {
        decimal sure = decimal.Round(confidence, Decimals, MidpointRounding.ToEven);
        decimal rest = (1 - sure) / (ReviewWords.AllVerdicts.Count - 1);
        var probabilities = new decimal[ReviewWords.AllVerdicts.Count];
        Array.Fill(probabilities, rest);
        probabilities[(int)verdict] = sure;
        return new ReviewResponse
        {
            Verdict = verdict,
            Confidence = sure,
            ConfidenceBand = BandOf(sure),
            Probabilities = probabilities,
            UncertaintyScore = 1 - sure,
            UncertaintyBand = BandOf(1 - sure),
            Rationale = rationale,
            RequiredChecks = ["risk_engine", "market_context"],
            RiskFlags = flags,
        };
    }

    private static Band BandOf(decimal share) => share < 0.4m ? Band.Low : share < 0.7m ? Band.Medium : Band.High;

    /// <summary>What a rule looks at, and how much of its limit it uses.</summary>
    private readonly record struct Measure(string Flag, decimal? Value, decimal? Limit, bool IsVeto)
    {
        /// <summary>Value ÷ limit; above 1 beyond the limit; 0 where either is not known.</summary>
        public decimal Used => Value is not { } value || Limit is not { } limit ? 0
            : limit > 0 ? value / limit
            : value > 0 ? 2 : 0;
    }
}
