using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Page;

/// <summary>The columns of the orders, in order of submission.</summary>
internal static class OrderColumns
{
    /// <summary>Writes them.</summary>
    public static void Write(ReportRows rows, Columns columns)
    {
        LedgerEvidence evidence = rows.Evidence;
        ChunkedList<ExecutionFact> orders = evidence.Executions;
        columns.Texts("id", i => evidence.IdText(orders[i].Id));
        columns.Texts("client_order_id", i => orders[i].ClientOrderId);
        columns.Integers("decision", i => orders[i].Decision);
        columns.Words("symbol", evidence.Words, i => orders[i].Symbol);
        columns.Words("strategy", i => evidence.Strategies[evidence.Decisions[orders[i].Decision].Strategy].Name);
        columns.Words("side", evidence.Words, i => orders[i].Side);
        columns.Words("type", evidence.Words, i => orders[i].OrderType);
        columns.Words("status", evidence.Words, i => orders[i].Status);
        columns.Decimals("qty", i => orders[i].SubmittedQty);
        columns.Decimals("filled", i => orders[i].FilledQty);
        columns.Decimals("price", i => orders[i].AvgFillPrice);
        columns.Decimals("arrival", i => Tca(i)?.ArrivalPrice);
        columns.Numbers("slippage_bps", i => (double?)Tca(i)?.SlippageBps);
        columns.Decimals("shortfall", i => Tca(i)?.ShortfallNotional);
        columns.Numbers("spread_bps", i => rows.Measures.QuotedSpread[i]);
        columns.Numbers("markout_60s_bps", i => rows.Measures.Markouts(MarkoutHorizons.Minute)[i]);
        columns.Times("submitted", i => orders[i].CreatedNs);
        columns.Times("first_update", i => orders[i].FirstEventNs);
        columns.Times("first_fill", i => orders[i].FirstFillNs);
        columns.Numbers("signal_to_decision_ms", rows.Latencies.SignalToDecision.Ms);
        columns.Numbers("decision_to_submit_ms", rows.Latencies.DecisionToSubmit.Ms);
        columns.Numbers("submit_to_first_update_ms", rows.Latencies.SubmitToFirstUpdate.Ms);
        columns.Numbers("submit_to_fill_ms", rows.Latencies.SubmitToFill.Ms);
        columns.Integers("events", i => orders[i].EventCount);
        columns.Words("expected_adapter", evidence.Words, i => orders[i].ExpectedAdapter);
        columns.Words("actual_adapter", evidence.Words, i => orders[i].ActualAdapter);
        columns.Words("fallback_reason", evidence.Words, i => orders[i].FallbackReason);
        columns.Words("reason", evidence.Words, i => evidence.Decisions[orders[i].Decision].Rationale);

        TcaFact? Tca(int order) => orders[order].Tca is var at and >= 0 ? evidence.TcaMetrics[at] : null;
    }
}
