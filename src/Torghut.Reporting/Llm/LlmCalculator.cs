using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Request;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Llm;

/// <summary>Makes the section on the language model.</summary>
internal sealed class LlmCalculator(
    ReportRequest request, LedgerEvidence evidence, ReviewOutcomes outcomes, ExecutionMeasures measures)
{
    private const int TopFlags = 10;

    private readonly SortedDictionary<string, long> _verdicts = VerdictWords.ZeroFilled();
    private readonly SortedDictionary<string, long> _policyVerdicts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _fallbackReasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _guardrailReasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _flags = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Model, string Prompt), ReviewTally> _byModel = new(OrdinalPairComparer.Instance);
    private readonly SortedDictionary<string, VerdictOutcomeTally> _outcomes = new(StringComparer.Ordinal);
    private readonly ReviewTally _all = new();
    private readonly CalibrationTally _calibration = new();
    private double _confidenceSum;
    private int _confidences;
    private long _contributions;
    private long _fallbacks;
    private long _guardrails;
    private long? _replayed;
    private long _rulesReviews;
    private long _shadows;

    /// <summary>Counts the reviews.</summary>
    public LlmSection Compute(CaveatCollector caveats)
    {
        for (int i = 0; i < evidence.Reviews.Count; i++)
        {
            Add(in evidence.Reviews[i]);
            AddOutcome(i);
        }

        if (evidence.Reviews.Count == 0)
        {
            caveats.Add("llm_reviews_absent", request.ReviewEnabled
                ? "Reviews were enabled and the ledger has none; everything about the language model is zero or null."
                : "No decision was reviewed by a language model; everything about it is zero or null.");
        }

        else
        {
            AddRulesCaveat(caveats);
            AddShadowCaveat(caveats);
            caveats.Add("llm_counterfactual_proxy", "A counterfactual markout is what the mid did after a decision that was not traded; it knows no fill, no spread and no cost.");
        }

        long errors = _verdicts[VerdictWords.Error];
        (decimal? cost, List<string> unpriced) = Cost();
        return new LlmSection
        {
            TotalReviews = _all.Count,
            RulesReviews = _rulesReviews,
            ErrorCount = errors,
            ErrorRate = Rate.Of(errors, _all.Count),
            AvgConfidence = _confidences == 0 ? null : _confidenceSum / _confidences,
            VerdictCounts = _verdicts,
            PolicyVerdictCounts = _policyVerdicts,
            ByModelPrompt = ByModelPrompt(),
            Tokens = new TokenTotals
            {
                Prompt = _all.TokensPrompt,
                Completion = _all.TokensCompletion,
                Total = _all.TokensPrompt + _all.TokensCompletion,
            },
            Cost = cost,
            ModelsWithoutPrice = unpriced,
            TopRiskFlags = Flags(),
            DecisionContribution = new DecisionContribution
            {
                ActionableReviews = _all.Count - errors,
                ContributionEvents = _contributions,
                ContributionRate = Rate.Of(_contributions, _all.Count - errors),
                FallbackTotal = _fallbacks,
                FallbackRate = Rate.Of(_fallbacks, _all.Count),
                FallbackReasons = _fallbackReasons,
                DeterministicGuardrailTotal = _guardrails,
                DeterministicGuardrailRate = Rate.Of(_guardrails, _all.Count),
                GuardrailReasons = _guardrailReasons,
            },
            CalibrationQuality = _calibration.Describe(),
            ConfidenceCalibration = ConfidenceCalibrationCalculator.Compute(evidence, outcomes),
            VerdictOutcomes = Outcomes(),
            Replayed = _replayed,
        };
    }

    private void Add(in ReviewFact review)
    {
        string verdict = VerdictOf(in review);
        Count(_verdicts, verdict);
        _contributions += VerdictWords.Contributes(verdict) ? 1 : 0;
        if (review.PolicyVerdict != 0)
        {
            Count(_policyVerdicts, evidence.Word(review.PolicyVerdict));
        }

        (string, string) model = (evidence.Word(review.Model), evidence.Word(review.PromptVersion));
        if (!_byModel.TryGetValue(model, out ReviewTally? tally))
        {
            tally = new ReviewTally();
            _byModel.Add(model, tally);
        }

        tally.Add(in review, verdict);
        _shadows += review.Shadow ? 1 : 0;
        _rulesReviews += VerdictWords.IsRules(evidence.Word(review.Model)) ? 1 : 0;
        _all.Add(in review, verdict);
        if (review.Confidence is { } confidence)
        {
            _confidenceSum += (double)confidence;
            _confidences++;
        }

        if (review.Replayed is { } replayed)
        {
            _replayed = (_replayed ?? 0) + (replayed ? 1 : 0);
        }

        AddPolicy(in review);
        _calibration.Add(in review, evidence.Word(review.UncertaintyBand));
        foreach (string flag in evidence.ReasonSets[review.RiskFlags])
        {
            Count(_flags, flag);
        }
    }

    private void AddRulesCaveat(CaveatCollector caveats)
    {
        if (_rulesReviews == _all.Count)
        {
            caveats.Add("llm_reviews_by_rules", "All reviews were made by fixed rules (rules/v1); no language model was asked. Their confidence is the distance to a limit, not a probability.");
        }
        else if (_rulesReviews > 0)
        {
            caveats.Add("llm_reviews_by_rules", "Some reviews were made by fixed rules (rules/v1), not by a language model.");
        }
    }

    private void AddShadowCaveat(CaveatCollector caveats)
    {
        if (_shadows > 0)
        {
            caveats.Add("llm_reviews_shadow", "Reviews were kept in shadow mode and changed no order; policy verdicts say what they would have done.");
        }
    }

    private ModelPrice? PriceOf(string model) =>
        request.ModelPrices.GetValueOrDefault(model)
        ?? (VerdictWords.IsRules(model) ? new ModelPrice { PromptPerMillion = 0, CompletionPerMillion = 0 } : null);

    private void AddOutcome(int index)
    {
        ref ReviewFact review = ref evidence.Reviews[index];
        string verdict = VerdictOf(in review);
        if (!_outcomes.TryGetValue(verdict, out VerdictOutcomeTally? tally))
        {
            tally = new VerdictOutcomeTally();
            _outcomes.Add(verdict, tally);
        }

        tally.Add(index, in evidence.Decisions[review.Decision], outcomes, measures);
    }

    private string VerdictOf(in ReviewFact review) => review.Verdict == 0 ? "unknown" : evidence.Word(review.Verdict);

    private List<VerdictOutcome> Outcomes()
    {
        var rows = new List<VerdictOutcome>(_outcomes.Count);
        foreach ((string verdict, VerdictOutcomeTally tally) in _outcomes)
        {
            rows.Add(tally.ToRow(verdict));
        }

        return rows;
    }

    private void AddPolicy(in ReviewFact review)
    {
        string policyOverride = evidence.Word(review.PolicyOverride);
        string fallback = evidence.Word(review.Fallback);
        if (policyOverride.Contains("_fallback_", StringComparison.Ordinal) || fallback is "veto" or "pass_through")
        {
            _fallbacks++;
            Count(_fallbackReasons, policyOverride.Length > 0 ? policyOverride : "fallback:" + fallback);
        }

        IReadOnlyList<string> guardrails = evidence.ReasonSets[review.Guardrails];
        _guardrails += guardrails.Count > 0 ? 1 : 0;
        foreach (string guardrail in guardrails)
        {
            Count(_guardrailReasons, guardrail);
        }
    }

    private (decimal? Cost, List<string> Unpriced) Cost()
    {
        decimal sum = 0;
        List<string> unpriced = [];
        foreach (((string model, _), ReviewTally tally) in _byModel)
        {
            if (tally.Cost(PriceOf(model)) is { } cost)
            {
                sum += cost;
            }
            else if (unpriced.Count == 0 || unpriced[^1] != model)
            {
                unpriced.Add(model);
            }
        }

        return (_byModel.Count == 0 || unpriced.Count > 0 ? null : sum, unpriced);
    }

    private List<ModelPromptCount> ByModelPrompt()
    {
        var rows = new List<ModelPromptCount>(_byModel.Count);
        foreach (((string model, string prompt), ReviewTally tally) in _byModel)
        {
            rows.Add(tally.ToRow(model, prompt, PriceOf(model)));
        }

        return rows;
    }

    private List<FlagCount> Flags()
    {
        var rows = new List<FlagCount>(_flags.Count);
        foreach ((string flag, long count) in _flags)
        {
            rows.Add(new FlagCount { Flag = flag, Count = count });
        }

        rows.Sort(static (a, b) => b.Count != a.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Flag, b.Flag));
        return rows.Count <= TopFlags ? rows : rows.GetRange(0, TopFlags);
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
