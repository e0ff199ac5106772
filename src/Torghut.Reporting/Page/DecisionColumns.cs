using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Page;

/// <summary>The columns of the decisions, in order of the ledger.</summary>
internal static class DecisionColumns
{
    /// <summary>Writes them.</summary>
    public static void Write(LedgerEvidence evidence, Columns columns)
    {
        ChunkedList<DecisionFact> decisions = evidence.Decisions;
        int[] reviews = FirstReviews(evidence);
        columns.Texts("id", i => evidence.IdText(decisions[i].Id));
        columns.Texts("hash", i => decisions[i].Hash);
        columns.Times("signal", i => decisions[i].SignalNs);
        columns.Times("created", i => decisions[i].CreatedNs);
        columns.Words("symbol", evidence.Words, i => decisions[i].Symbol);
        columns.Words("strategy", i => evidence.Strategies[decisions[i].Strategy].Name);
        columns.Words("timeframe", evidence.Words, i => decisions[i].Timeframe);
        columns.Words("action", evidence.Words, i => decisions[i].Action);
        columns.Decimals("qty", i => decisions[i].Qty);
        columns.Words("type", evidence.Words, i => decisions[i].OrderType);
        columns.Decimals("price", i => decisions[i].DecisionPrice);
        columns.Decimals("spread", i => decisions[i].Spread);
        columns.Words("status", evidence.Words, i => decisions[i].Status);
        columns.Words("stage", i => SubmissionStages.Name(decisions[i].Stage));
        columns.Words("reasons", i => string.Join(", ", evidence.ReasonSets[decisions[i].Reasons]));
        columns.Words("review_reason", evidence.Words, i => decisions[i].ReviewReason);
        columns.Words("rationale", evidence.Words, i => decisions[i].Rationale);
        columns.Integers("order", i => decisions[i].Execution);
        columns.Integers("review", i => reviews[i]);
    }

    private static int[] FirstReviews(LedgerEvidence evidence)
    {
        int[] first = new int[evidence.Decisions.Count];
        Array.Fill(first, -1);
        for (int i = evidence.Reviews.Count - 1; i >= 0; i--)
        {
            first[evidence.Reviews[i].Decision] = i;
        }

        return first;
    }
}
