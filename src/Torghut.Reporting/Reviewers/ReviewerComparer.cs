using Torghut.Market.Time;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Trading.Review;

namespace Torghut.Reporting.Reviewers;

/// <summary>Compares reviewers that were asked the same questions. Pure: the same answers give the same document.</summary>
public static class ReviewerComparer
{
    private const int MostDisagreements = 50;

    private static readonly Caveat[] s_caveats =
    [
        new("open_loop", "Every reviewer was asked the run's own questions. In a run of its own its answers would have changed what was asked next."),
        new("counterfactual_proxy", "Values hold every decision for a fixed horizon at the mids: no fill, no spread, no cost, no exit of the strategy."),
        new("independent_questions", "Intervals resample questions as if they were independent; questions of one trend are not."),
    ];

    /// <summary>Compares.</summary>
    /// <param name="run">The run's report and rows.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="reviewers">The reviewers, each with one answer per question.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static ReviewerComparison Compare(
        ReportResult run, IReadOnlyList<ReviewQuestion> questions, IReadOnlyList<AskedReviewer> reviewers, long seed)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(reviewers);
        var table = new AnswerTable(run.Rows, questions, reviewers);
        var summaries = new ReviewerSummaries(table, seed);
        List<ReviewerDisagreement> disagreements = Disagreements(table, reviewers.Count);
        return new ReviewerComparison
        {
            SchemaVersion = ReviewerComparison.Version,
            RunId = run.Report.RunMetadata.RunId,
            DatasetId = run.Report.RunMetadata.DatasetId,
            InputHash = run.Report.RunMetadata.InputHash,
            DecisionHash = run.Report.RunMetadata.DecisionHash,
            Questions = questions.Count,
            BootstrapSeed = seed,
            Reviewers = [.. reviewers.Select(summaries.Of)],
            Agreement = Agreements(table, reviewers, seed),
            Disagreements = disagreements.Count <= MostDisagreements ? disagreements : disagreements.GetRange(0, MostDisagreements),
            DisagreementCount = disagreements.Count,
            Caveats = s_caveats,
        };
    }

    private static List<ReviewerAgreement> Agreements(AnswerTable table, IReadOnlyList<AskedReviewer> reviewers, long seed)
    {
        List<ReviewerAgreement> pairs = [];
        for (int first = 0; first < reviewers.Count; first++)
        {
            for (int second = first + 1; second < reviewers.Count; second++)
            {
                pairs.Add(Agreement(table, (reviewers, first, second), seed));
            }
        }

        return pairs;
    }

    private static ReviewerAgreement Agreement(AnswerTable table, (IReadOnlyList<AskedReviewer> All, int First, int Second) pair, long seed)
    {
        var matrix = new SortedDictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);
        foreach (string verdict in VerdictWords.ZeroFilled().Keys)
        {
            matrix.Add(verdict, VerdictWords.ZeroFilled());
        }

        List<double> verdicts = [];
        List<double> outcomes = [];
        for (int i = 0; i < table.Count; i++)
        {
            string one = table.Verdict(pair.First, i);
            string other = table.Verdict(pair.Second, i);
            ((SortedDictionary<string, long>)matrix[one])[other]++;
            verdicts.Add(one == other ? 1 : 0);
            outcomes.Add(IsStopped(table, pair.First, i) == IsStopped(table, pair.Second, i) ? 1 : 0);
        }

        return new ReviewerAgreement
        {
            First = pair.All[pair.First].Name,
            Second = pair.All[pair.Second].Name,
            Verdicts = Intervals.OfMean(verdicts, seed),
            Kappa = Kappa(matrix, table.Count),
            Outcomes = Intervals.OfMean(outcomes, seed),
            Matrix = matrix,
        };
    }

    /// <summary>Cohen 1960: (observed − expected) ÷ (1 − expected) agreement.</summary>
    private static double? Kappa(SortedDictionary<string, IReadOnlyDictionary<string, long>> matrix, int count)
    {
        double observed = 0;
        double expected = 0;
        foreach (string verdict in matrix.Keys)
        {
            double rows = matrix[verdict].Values.Sum();
            double columns = matrix.Values.Sum(row => row[verdict]);
            observed += matrix[verdict][verdict];
            expected += rows * columns;
        }

        double square = (double)count * count;
        return count == 0 || expected >= square ? null : ((observed * count) - expected) / (square - expected);
    }

    private static List<ReviewerDisagreement> Disagreements(AnswerTable table, int reviewers)
    {
        List<(double Weight, ReviewerDisagreement Row)> rows = [];
        for (int i = 0; i < table.Count; i++)
        {
            bool differs = false;
            for (int reviewer = 1; reviewer < reviewers; reviewer++)
            {
                differs |= IsStopped(table, reviewer, i) != IsStopped(table, 0, i);
            }

            if (differs)
            {
                double markout = table.Markout(i, AnswerTable.Horizons[0]);
                rows.Add((double.IsNaN(markout) ? -1 : Math.Abs(markout), Describe(table, i, reviewers)));
            }
        }

        return
        [
            .. rows.OrderByDescending(row => row.Weight)
                .ThenBy(row => row.Row.DecidedAt, StringComparer.Ordinal)
                .ThenBy(row => row.Row.DecisionId)
                .Select(row => row.Row),
        ];
    }

    private static ReviewerDisagreement Describe(AnswerTable table, int question, int reviewers)
    {
        ref DecisionFact decision = ref table.Decision(question);
        double markout = table.Markout(question, AnswerTable.Horizons[0]);
        var verdicts = new string[reviewers];
        var policies = new string[reviewers];
        for (int reviewer = 0; reviewer < reviewers; reviewer++)
        {
            verdicts[reviewer] = table.Verdict(reviewer, question);
            policies[reviewer] = ReviewWords.Of(table.Policy(reviewer, question).Verdict);
        }

        return new ReviewerDisagreement
        {
            DecisionId = decision.Id,
            Symbol = table.Word(decision.Symbol),
            Action = table.Word(decision.Action),
            DecidedAt = EventTime.Format(EventTime.ToInstant(decision.CreatedNs)),
            Verdicts = verdicts,
            PolicyVerdicts = policies,
            Markout60sBps = double.IsNaN(markout) ? null : markout,
        };
    }

    private static bool IsStopped(AnswerTable table, int reviewer, int question) =>
        table.Policy(reviewer, question).Verdict == ReviewVerdict.Veto;
}
