using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Counts over all executions.</summary>
internal sealed class ExecutionCounts
{
    public ExecutionCounts(LedgerEvidence evidence)
    {
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            Add(in evidence.Executions[i], evidence);
        }
    }

    public SortedDictionary<string, long> ByStatus { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> ByFallbackReason { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<(string Expected, string Actual), long> ByAdapter { get; } = new(OrdinalPairComparer.Instance);

    public long Filled { get; private set; }

    public long FilledInFull { get; private set; }

    public long Canceled { get; private set; }

    public long Rejected { get; private set; }

    public long Fallbacks { get; private set; }

    public long Mismatches { get; private set; }

    public long WithEvents { get; private set; }

    public long WithoutEnd { get; private set; }

    public long FillsDoNotAddUp { get; private set; }

    public long Complete { get; private set; }

    public decimal SubmittedQty { get; private set; }

    public decimal FilledQty { get; private set; }

    private void Add(in ExecutionFact execution, LedgerEvidence evidence)
    {
        string status = evidence.Word(execution.Status);
        Count(ByStatus, status.Length == 0 ? "unknown" : status);
        Filled += execution.Filled ? 1 : 0;
        FilledInFull += execution.FilledInFull ? 1 : 0;
        Canceled += OrderWords.IsCanceled(status) ? 1 : 0;
        Rejected += OrderWords.IsRejected(status) ? 1 : 0;
        SubmittedQty += execution.SubmittedQty;
        FilledQty += execution.FilledQty;

        (string, string) adapters = (evidence.Word(execution.ExpectedAdapter), evidence.Word(execution.ActualAdapter));
        ByAdapter[adapters] = ByAdapter.GetValueOrDefault(adapters) + 1;
        bool mismatch = execution.ExpectedAdapter != execution.ActualAdapter;
        Mismatches += mismatch ? 1 : 0;
        Fallbacks += execution.IsFallback ? 1 : 0;
        if (execution.FallbackReason != 0)
        {
            Count(ByFallbackReason, evidence.Word(execution.FallbackReason));
        }

        bool hasEvents = execution.EventCount > 0;
        bool ended = execution.Ended;
        bool addsUp = AddsUp(in execution, evidence);
        WithEvents += hasEvents ? 1 : 0;
        WithoutEnd += hasEvents && !ended ? 1 : 0;
        FillsDoNotAddUp += addsUp ? 0 : 1;
        Complete += hasEvents && ended && addsUp ? 1 : 0;
    }

    private static bool AddsUp(in ExecutionFact execution, LedgerEvidence evidence)
    {
        decimal filled = 0;
        for (int at = execution.FillPoint; at >= 0; at = evidence.FillPoints[at].Next)
        {
            filled = Math.Max(filled, evidence.FillPoints[at].Filled);
        }

        return filled == execution.FilledQty;
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
