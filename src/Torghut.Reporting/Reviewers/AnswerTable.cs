using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Llm;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;

namespace Torghut.Reporting.Reviewers;

/// <summary>Questions, what the market did after each, and every reviewer's verdict and share of the quantity.</summary>
internal sealed class AnswerTable
{
    /// <summary>Horizons of the values: 60 s and 300 s.</summary>
    public static readonly int[] Horizons = [MarkoutHorizons.Minute, MarkoutHorizons.Minute + 1];

    private readonly LedgerEvidence _evidence;
    private readonly ReviewOutcomes _outcomes;
    private readonly int[] _reviews;
    private readonly string[][] _verdicts;
    private readonly PolicyResult[][] _policies;

    /// <summary>Judges every answer.</summary>
    public AnswerTable(ReportRows rows, IReadOnlyList<ReviewQuestion> questions, IReadOnlyList<AskedReviewer> reviewers)
    {
        _evidence = rows.Evidence;
        _outcomes = rows.Outcomes;
        Questions = questions;
        Dictionary<Guid, int> index = [];
        for (int i = 0; i < _evidence.Reviews.Count; i++)
        {
            index[_evidence.Reviews[i].Id] = i;
        }

        _reviews = [.. questions.Select(question => index[question.ReviewId])];
        _verdicts = [.. reviewers.Select(Verdicts)];
        _policies = [.. reviewers.Select(Judge)];
    }

    /// <summary>The questions.</summary>
    public IReadOnlyList<ReviewQuestion> Questions { get; }

    /// <summary>Number of questions.</summary>
    public int Count => _reviews.Length;

    /// <summary>The decision that a question is about.</summary>
    public ref DecisionFact Decision(int question) => ref _evidence.Decisions[_evidence.Reviews[_reviews[question]].Decision];

    /// <summary>A word of the evidence.</summary>
    public string Word(int word) => _evidence.Word(word);

    /// <summary>Verdict of a reviewer; <c>error</c> without a response.</summary>
    public string Verdict(int reviewer, int question) => _verdicts[reviewer][question];

    /// <summary>What the policy made of it.</summary>
    public PolicyResult Policy(int reviewer, int question) => _policies[reviewer][question];

    /// <summary>Markout after a horizon, basis points; NaN where it cannot be measured.</summary>
    public double Markout(int question, int horizon) => _outcomes.Counterfactual(_reviews[question], horizon);

    /// <summary>What the whole decision would have made over a horizon, in currency; NaN where it cannot be measured.</summary>
    public double Value(int question, int horizon)
    {
        double price = (double?)Decision(question).DecisionPrice ?? double.NaN;
        return Markout(question, horizon) / 10_000 * price * (double)Questions[question].Quantity;
    }

    /// <summary>How much of the decision's quantity a reviewer and its policy leave: 0 for a stop.</summary>
    public double Share(int reviewer, int question)
    {
        PolicyResult policy = Policy(reviewer, question);
        decimal quantity = Questions[question].Quantity;
        return policy.Verdict switch
        {
            ReviewVerdict.Veto => 0,
            ReviewVerdict.Adjust when quantity > 0 => (double)((policy.Quantity ?? quantity) / quantity),
            _ => 1,
        };
    }

    private static string[] Verdicts(AskedReviewer reviewer) =>
        [.. reviewer.Answers.Select(answer => answer.Response is { } response ? ReviewWords.Of(response.Verdict) : ReviewWords.Error)];

    private PolicyResult[] Judge(AskedReviewer reviewer)
    {
        var policy = new ReviewPolicy(reviewer.Policy);
        var results = new PolicyResult[reviewer.Answers.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = reviewer.Answers[i].Response is { } response ? policy.Decide(response, Questions[i].Quantity) : policy.DecideError();
        }

        return results;
    }
}
