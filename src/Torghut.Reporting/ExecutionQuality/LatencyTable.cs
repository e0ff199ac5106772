using Torghut.Market.Time;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// The latencies of each execution, in nanoseconds, with those withheld that span two clocks: a replayed row may have
/// event time in one column and wall time in another, and their difference is no latency.
/// </summary>
internal sealed class LatencyTable
{
    private const long LongestNs = 10 * EventTime.NsPerMinute;
    private const long LongestToFillNs = 24 * 60 * EventTime.NsPerMinute;

    public LatencyTable(LedgerEvidence evidence)
    {
        int count = evidence.Executions.Count;
        SignalToDecision = new LatencyColumn(count, LongestNs);
        DecisionToSubmit = new LatencyColumn(count, LongestNs);
        SubmitToFirstUpdate = new LatencyColumn(count, LongestNs);
        SubmitToFill = new LatencyColumn(count, LongestToFillNs);
        for (int i = 0; i < count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            ref DecisionFact decision = ref evidence.Decisions[execution.Decision];
            SignalToDecision.Set(i, decision.SignalNs, decision.CreatedNs);
            DecisionToSubmit.Set(i, decision.CreatedNs, execution.CreatedNs);
            SubmitToFirstUpdate.Set(i, execution.CreatedNs, execution.FirstEventNs);
            SubmitToFill.Set(i, execution.CreatedNs, execution.FirstFillNs);
        }

        foreach (LatencyColumn column in Columns)
        {
            column.Withhold();
        }
    }

    public LatencyColumn SignalToDecision { get; }

    public LatencyColumn DecisionToSubmit { get; }

    public LatencyColumn SubmitToFirstUpdate { get; }

    public LatencyColumn SubmitToFill { get; }

    /// <summary>Values withheld in all legs together.</summary>
    public int Withheld
    {
        get
        {
            int withheld = 0;
            foreach (LatencyColumn column in Columns)
            {
                withheld += column.Withheld;
            }

            return withheld;
        }
    }

    private LatencyColumn[] Columns => [SignalToDecision, DecisionToSubmit, SubmitToFirstUpdate, SubmitToFill];
}
