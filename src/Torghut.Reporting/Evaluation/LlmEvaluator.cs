using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Statistics;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evaluation;

/// <summary>Counts the reviews of any number of ledgers. Pure: the same ledgers in the same order give the same figures.</summary>
public sealed class LlmEvaluator
{
    private const int TopFlags = 5;

    private readonly SortedDictionary<string, long> _verdicts = VerdictWords.ZeroFilled();
    private readonly SortedDictionary<string, long> _flags = new(StringComparer.Ordinal);
    private readonly CalibrationTally _calibration = new();
    private long _reviews;
    private long _contributions;
    private long _fallbacks;
    private long _guardrails;
    private long _promptTokens;
    private long _completionTokens;
    private double _confidenceSum;
    private long _confidences;

    /// <summary>Adds a run's reviews.</summary>
    /// <param name="ledger">Its ledger; stays open.</param>
    /// <param name="runId">The run whose decisions' reviews are meant.</param>
    /// <param name="window">Only reviews made in this window; null for all.</param>
    /// <returns>Reviews added.</returns>
    public long Add(ILedgerReader ledger, string runId, ReviewWindow? window)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (!HasAny(ledger, window))
        {
            return 0;
        }

        LedgerEvidence evidence = EvidenceReader.ReadReviews(ledger, runId);
        long before = _reviews;
        for (int i = 0; i < evidence.Reviews.Count; i++)
        {
            ref ReviewFact review = ref evidence.Reviews[i];
            if (window is not { } wanted || wanted.Contains(review.CreatedNs))
            {
                Add(in review, evidence);
            }
        }

        return _reviews - before;
    }

    /// <summary>The figures so far.</summary>
    public LlmEvaluationMetrics Describe()
    {
        long errors = _verdicts[VerdictWords.Error];
        return new LlmEvaluationMetrics
        {
            TotalReviews = _reviews,
            VerdictCounts = new SortedDictionary<string, long>(_verdicts, StringComparer.Ordinal),
            ErrorRate = Rate.Of(errors, _reviews),
            AvgConfidence = _confidences == 0 ? null : _confidenceSum / _confidences,
            DecisionContribution = new EvaluatedContribution
            {
                ActionableReviews = _reviews - errors,
                ContributionEvents = _contributions,
                ContributionRate = Rate.Of(_contributions, _reviews - errors),
                FallbackTotal = _fallbacks,
                FallbackRate = Rate.Of(_fallbacks, _reviews),
                DeterministicGuardrailTotal = _guardrails,
                DeterministicGuardrailRate = Rate.Of(_guardrails, _reviews),
            },
            Tokens = new TokenTotals { Prompt = _promptTokens, Completion = _completionTokens, Total = _promptTokens + _completionTokens },
            TopRiskFlags = Flags(),
            CalibrationQuality = _calibration.Describe(),
        };
    }

    /// <summary>Most ledgers have no review in a window: then nothing else of them is read.</summary>
    private static bool HasAny(ILedgerReader ledger, ReviewWindow? window)
    {
        foreach (LlmDecisionReviewRow row in ledger.ReadReviews())
        {
            if (window is not { } wanted || wanted.Contains(EventTime.FromInstant(row.CreatedAt)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(in ReviewFact review, LedgerEvidence evidence)
    {
        string verdict = review.Verdict == 0 ? "unknown" : evidence.Word(review.Verdict);
        _reviews++;
        _verdicts[verdict] = _verdicts.GetValueOrDefault(verdict) + 1;
        _contributions += VerdictWords.Contributes(verdict) ? 1 : 0;
        _promptTokens += review.TokensPrompt ?? 0;
        _completionTokens += review.TokensCompletion ?? 0;
        _fallbacks += IsFallback(evidence.Word(review.PolicyOverride), evidence.Word(review.Fallback)) ? 1 : 0;
        _guardrails += evidence.ReasonSets[review.Guardrails].Count > 0 ? 1 : 0;
        if (review.Confidence is { } confidence)
        {
            _confidenceSum += (double)confidence;
            _confidences++;
        }

        _calibration.Add(in review, evidence.Word(review.UncertaintyBand));
        foreach (string flag in evidence.ReasonSets[review.RiskFlags])
        {
            _flags[flag] = _flags.GetValueOrDefault(flag) + 1;
        }
    }

    private static bool IsFallback(string policyOverride, string fallback) =>
        policyOverride.Contains("_fallback_", StringComparison.Ordinal) || fallback is "veto" or "pass_through";

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
}
