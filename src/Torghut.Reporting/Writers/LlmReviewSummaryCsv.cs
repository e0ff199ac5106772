using System.Globalization;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Writers;

/// <summary>Writes <c>llm-review-summary.csv</c>: one row per review, in order of creation.</summary>
public static class LlmReviewSummaryCsv
{
    private static readonly string[] Columns =
    [
        "review_id", "trade_decision_id", "model", "prompt_version", "verdict", "confidence", "tokens_prompt", "tokens_completion",
        "policy_verdict", "policy_override", "fallback", "guardrails", "risk_flags", "adjusted_qty", "created_at",
        "outcome_net", "counterfactual_markout_60s_bps", "right",
    ];

    /// <summary>Writes header and rows; the writer stays open.</summary>
    public static void Write(ReportRows rows, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new CsvWriter(writer);
        csv.Header(Columns);
        LedgerEvidence evidence = rows.Evidence;
        for (int i = 0; i < evidence.Reviews.Count; i++)
        {
            ref ReviewFact review = ref evidence.Reviews[i];
            csv.Id(evidence.IdText(review.Id));
            csv.Id(evidence.IdText(evidence.Decisions[review.Decision].Id));
            csv.Text(evidence.Word(review.Model));
            csv.Text(evidence.Word(review.PromptVersion));
            csv.Text(evidence.Word(review.Verdict));
            csv.Word(review.Confidence?.ToString("0.0000", CultureInfo.InvariantCulture));
            csv.Number(review.TokensPrompt);
            csv.Number(review.TokensCompletion);
            csv.Text(evidence.Word(review.PolicyVerdict));
            csv.Text(evidence.Word(review.PolicyOverride));
            csv.Text(evidence.Word(review.Fallback));
            csv.Text(string.Join(';', evidence.ReasonSets[review.Guardrails]));
            csv.Text(string.Join(';', evidence.ReasonSets[review.RiskFlags]));
            csv.Money(review.AdjustedQty);
            csv.Word(TimeText.Of(review.CreatedNs));
            csv.Money(rows.Outcomes.Net(i));
            csv.Measure(rows.Outcomes.Counterfactual(i, MarkoutHorizons.Minute));
            csv.Word(rows.Outcomes.Right(i) switch { true => "true", false => "false", null => null });
            csv.EndRow();
        }
    }
}
