using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Page;

/// <summary>The columns of the language-model reviews, in order of their creation.</summary>
internal static class ReviewColumns
{
    /// <summary>Writes them.</summary>
    public static void Write(ReportRows rows, Columns columns)
    {
        LedgerEvidence evidence = rows.Evidence;
        ChunkedList<ReviewFact> reviews = evidence.Reviews;
        columns.Texts("id", i => evidence.IdText(reviews[i].Id));
        columns.Integers("decision", i => reviews[i].Decision);
        columns.Times("created", i => reviews[i].CreatedNs);
        columns.Words("symbol", evidence.Words, i => evidence.Decisions[reviews[i].Decision].Symbol);
        columns.Words("model", evidence.Words, i => reviews[i].Model);
        columns.Words("prompt", evidence.Words, i => reviews[i].PromptVersion);
        columns.Words("verdict", evidence.Words, i => reviews[i].Verdict);
        columns.Words("policy_verdict", evidence.Words, i => reviews[i].PolicyVerdict);
        columns.Words("policy_override", evidence.Words, i => reviews[i].PolicyOverride);
        columns.Words("fallback", evidence.Words, i => reviews[i].Fallback);
        columns.Words("guardrails", i => string.Join(", ", evidence.ReasonSets[reviews[i].Guardrails]));
        columns.Words("flags", i => string.Join(", ", evidence.ReasonSets[reviews[i].RiskFlags]));
        columns.Decimals("confidence", i => reviews[i].Confidence);
        columns.Decimals("adjusted_qty", i => reviews[i].AdjustedQty);
        columns.Decimals("net", rows.Outcomes.Net);
        columns.Numbers("counterfactual_60s_bps", i => rows.Outcomes.Counterfactual(i, MarkoutHorizons.Minute));
        columns.Words("right", i => rows.Outcomes.Right(i) switch { true => "right", false => "wrong", null => null });
        columns.Integers("tokens_prompt", i => reviews[i].TokensPrompt ?? -1);
        columns.Integers("tokens_completion", i => reviews[i].TokensCompletion ?? -1);
    }
}
