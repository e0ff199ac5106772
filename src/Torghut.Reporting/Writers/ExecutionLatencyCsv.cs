using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Writers;

/// <summary>Writes <c>execution-latency.csv</c>: one row per execution, in order of submission; withheld values are empty.</summary>
public static class ExecutionLatencyCsv
{
    private static readonly string[] Columns =
    [
        "execution_id", "trade_decision_id", "symbol", "signal_to_decision_ms", "decision_to_submit_ms", "submit_to_first_update_ms",
        "submit_to_fill_ms", "side", "order_type", "status", "submitted_at",
    ];

    /// <summary>Writes header and rows; the writer stays open.</summary>
    public static void Write(ReportRows rows, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new CsvWriter(writer);
        csv.Header(Columns);
        LatencyTable latencies = rows.Latencies;
        for (int i = 0; i < rows.Evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref rows.Evidence.Executions[i];
            csv.Id(rows.Evidence.IdText(execution.Id));
            csv.Id(rows.Evidence.IdText(rows.Evidence.Decisions[execution.Decision].Id));
            csv.Text(rows.Evidence.Word(execution.Symbol));
            csv.Number(latencies.SignalToDecision.Ms(i));
            csv.Number(latencies.DecisionToSubmit.Ms(i));
            csv.Number(latencies.SubmitToFirstUpdate.Ms(i));
            csv.Number(latencies.SubmitToFill.Ms(i));
            csv.Text(rows.Evidence.Word(execution.Side));
            csv.Text(rows.Evidence.Word(execution.OrderType));
            csv.Text(rows.Evidence.Word(execution.Status));
            csv.Word(TimeText.Of(execution.CreatedNs));
            csv.EndRow();
        }
    }
}
