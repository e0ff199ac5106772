using System.Runtime.InteropServices;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Reporting.Statistics;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;

namespace Torghut.Reporting.Reviewers;

/// <summary>Sums one reviewer up.</summary>
/// <param name="table">All answers.</param>
/// <param name="seed">Seed of the bootstrap.</param>
internal sealed class ReviewerSummaries(AnswerTable table, long seed)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The summary of a reviewer.</summary>
    public ReviewerSummary Of(AskedReviewer reviewer, int index)
    {
        SortedDictionary<string, long> verdicts = VerdictWords.ZeroFilled();
        var policies = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["adjust"] = 0, ["approve"] = 0, ["veto"] = 0 };
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var errors = new SortedDictionary<string, long>(StringComparer.Ordinal);
        List<double> latencies = [];
        List<double> confidences = [];
        long prompt = 0;
        long completion = 0;
        for (int i = 0; i < table.Count; i++)
        {
            ReviewerAnswer answer = reviewer.Answers[i];
            verdicts[table.Verdict(index, i)]++;
            PolicyResult policy = table.Policy(index, i);
            policies[ReviewWords.Of(policy.Verdict)]++;
            Count(reasons, policy.Reason);
            Count(errors, answer.Error?.Code);
            latencies.Add(answer.LatencyMs);
            prompt += answer.TokensPrompt ?? 0;
            completion += answer.TokensCompletion ?? 0;
            if (answer.Response is { } response)
            {
                confidences.Add((double)response.Confidence);
            }
        }

        bool isRules = VerdictWords.IsRules(reviewer.Model);
        return new ReviewerSummary
        {
            Name = reviewer.Name,
            Model = reviewer.Model,
            PromptVersion = reviewer.PromptVersion,
            PromptHash = reviewer.PromptHash,
            Errors = (int)verdicts[ReviewWords.Error],
            ErrorRate = Rate.Of(verdicts[ReviewWords.Error], table.Count),
            ErrorCodes = errors,
            VerdictCounts = verdicts,
            PolicyVerdictCounts = policies,
            PolicyReasons = reasons,
            AvgConfidence = Intervals.OfMean(confidences, seed).Value,
            LatencyMs = Latency(latencies),
            Tokens = new TokenTotals { Prompt = prompt, Completion = completion, Total = prompt + completion },
            Cost = isRules ? 0
                : reviewer.Price is { } price ? ((prompt * price.PromptPerMillion) + (completion * price.CompletionPerMillion)) / Million
                : null,
            Calibration = Calibrate(reviewer, index),
            Value = [.. AnswerTable.Horizons.Select(horizon => Value(index, horizon))],
        };
    }

    private static void Count(SortedDictionary<string, long> counts, string? key)
    {
        if (key is not null)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static ReviewerLatency Latency(List<double> latencies)
    {
        if (latencies.Count == 0)
        {
            return new ReviewerLatency(null, null, null, null);
        }

        double mean = latencies.Average();
        latencies.Sort();
        ReadOnlySpan<double> sorted = CollectionsMarshal.AsSpan(latencies);
        return new ReviewerLatency(mean, Percentile.OfSorted(sorted, 50), Percentile.OfSorted(sorted, 95), sorted[^1]);
    }

    private ReviewerCalibration Calibrate(AskedReviewer reviewer, int index)
    {
        List<double> right = [];
        List<double> squares = [];
        var bins = new ReliabilityTally();
        for (int i = 0; i < table.Count; i++)
        {
            double markout = table.Markout(i, AnswerTable.Horizons[0]);
            bool? wasRight = double.IsNaN(markout) ? null : table.Verdict(index, i) switch
            {
                VerdictWords.Approve or VerdictWords.Adjust => markout > 0,
                VerdictWords.Veto or VerdictWords.Abstain => markout <= 0,
                _ => null,
            };
            if (wasRight is not { } hit || reviewer.Answers[i].Response is not { } response)
            {
                continue;
            }

            double confidence = (double)response.Confidence;
            double error = confidence - (hit ? 1 : 0);
            right.Add(hit ? 1 : 0);
            squares.Add(error * error);
            bins.Add(confidence, hit);
        }

        return new ReviewerCalibration
        {
            RightRate = Intervals.OfMean(right, seed),
            BrierScore = Intervals.OfMean(squares, seed),
            ExpectedCalibrationError = bins.ExpectedError,
            Reliability = bins.Describe(),
        };
    }

    private ReviewerValue Value(int index, int horizon)
    {
        List<double> passed = [];
        List<double> stopped = [];
        List<double> values = [];
        List<double> without = [];
        List<double> gains = [];
        for (int i = 0; i < table.Count; i++)
        {
            double markout = table.Markout(i, horizon);
            double value = table.Value(i, horizon);
            if (double.IsNaN(markout) || double.IsNaN(value))
            {
                continue;
            }

            double share = table.Share(index, i);
            (share > 0 ? passed : stopped).Add(markout);
            values.Add(value * share);
            without.Add(value);
            gains.Add(value * (share - 1));
        }

        return new ReviewerValue
        {
            HorizonSeconds = ExecutionQuality.MarkoutHorizons.Seconds[horizon],
            PassedBps = Intervals.OfMean(passed, seed),
            StoppedBps = Intervals.OfMean(stopped, seed),
            Pnl = Intervals.OfSum(values, seed),
            PnlWithoutReview = Intervals.OfSum(without, seed),
            Gain = Intervals.OfSum(gains, seed),
        };
    }
}
