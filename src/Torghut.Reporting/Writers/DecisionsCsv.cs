using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Writers;

/// <summary>Writes <c>decisions.csv</c>: one row per decision, in order of creation, with its first execution.</summary>
public static class DecisionsCsv
{
    private static readonly string[] Columns =
    [
        "decision_id", "decision_hash", "strategy", "symbol", "timeframe", "signal_time", "decided_at", "action", "qty", "order_type",
        "price", "spread", "status", "stage", "risk_reasons", "rationale", "executions", "execution_id", "execution_status",
        "submitted_qty", "filled_qty", "avg_fill_price", "slippage_bps", "markout_60s_bps",
    ];

    /// <summary>Writes header and rows; the writer stays open.</summary>
    public static void Write(ReportRows rows, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new CsvWriter(writer);
        csv.Header(Columns);
        LedgerEvidence evidence = rows.Evidence;
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            ref DecisionFact decision = ref evidence.Decisions[i];
            csv.Id(decision.Id, evidence);
            csv.Text(decision.Hash);
            csv.Text(evidence.Strategies[decision.Strategy].Name);
            csv.Text(evidence.Word(decision.Symbol));
            csv.Text(evidence.Word(decision.Timeframe));
            csv.Word(TimeText.Of(decision.SignalNs));
            csv.Word(TimeText.Of(decision.CreatedNs));
            csv.Text(evidence.Word(decision.Action));
            csv.Money(decision.Qty);
            csv.Text(evidence.Word(decision.OrderType));
            csv.Money(decision.DecisionPrice);
            csv.Money(decision.Spread);
            csv.Text(evidence.Word(decision.Status));
            csv.Word(SubmissionStages.Name(decision.Stage));
            csv.Text(string.Join(';', evidence.ReasonSets[decision.Reasons]));
            csv.Text(evidence.Word(decision.Rationale));
            csv.Number(decision.ExecutionCount);
            WriteExecution(decision.Execution, rows, csv);
            csv.EndRow();
        }
    }

    private static void WriteExecution(int index, ReportRows rows, CsvWriter csv)
    {
        if (index < 0)
        {
            for (int i = 0; i < 7; i++)
            {
                csv.Word(null);
            }

            return;
        }

        ref ExecutionFact execution = ref rows.Evidence.Executions[index];
        csv.Id(execution.Id, rows.Evidence);
        csv.Text(rows.Evidence.Word(execution.Status));
        csv.Money(execution.SubmittedQty);
        csv.Money(execution.FilledQty);
        csv.Money(execution.AvgFillPrice);
        csv.Measure(rows.Measures.Slippage[index]);
        csv.Measure(rows.Measures.Markouts(MarkoutHorizons.Minute)[index]);
    }
}
