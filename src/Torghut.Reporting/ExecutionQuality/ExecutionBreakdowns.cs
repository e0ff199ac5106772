using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Breaks executions down by symbol, side, order type and half hour.</summary>
internal sealed class ExecutionBreakdowns
{
    private const string Unknown = "unknown";
    private const string OutsideWindow = "outside_window";

    private readonly SortedDictionary<string, BreakdownTally> _bySymbol = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BreakdownTally> _bySide = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BreakdownTally> _byOrderType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BreakdownTally> _byHalfHour = new(StringComparer.Ordinal);

    public ExecutionBreakdowns(LedgerEvidence evidence, ExecutionMeasures measures, LatencyTable latencies, HalfHours halfHours)
    {
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            int halfHour = halfHours.IndexOf(evidence.Decisions[execution.Decision].DayNs);
            string status = evidence.Word(execution.Status);
            double? toFill = latencies.SubmitToFill.Ms(i);
            Of(_bySymbol, evidence.Word(execution.Symbol)).Add(i, in execution, status, measures, toFill);
            Of(_bySide, evidence.Word(execution.Side)).Add(i, in execution, status, measures, toFill);
            Of(_byOrderType, evidence.Word(execution.OrderType)).Add(i, in execution, status, measures, toFill);
            Of(_byHalfHour, halfHour < 0 ? OutsideWindow : halfHours.Key(halfHour)).Add(i, in execution, status, measures, toFill);
        }
    }

    public IReadOnlyList<ExecutionBreakdownRow> BySymbol => Rows(_bySymbol);

    public IReadOnlyList<ExecutionBreakdownRow> BySide => Rows(_bySide);

    public IReadOnlyList<ExecutionBreakdownRow> ByOrderType => Rows(_byOrderType);

    public IReadOnlyList<ExecutionBreakdownRow> ByHalfHour => Rows(_byHalfHour);

    private static BreakdownTally Of(SortedDictionary<string, BreakdownTally> tallies, string key)
    {
        key = key.Length == 0 ? Unknown : key;
        if (!tallies.TryGetValue(key, out BreakdownTally? tally))
        {
            tally = new BreakdownTally();
            tallies.Add(key, tally);
        }

        return tally;
    }

    private static List<ExecutionBreakdownRow> Rows(SortedDictionary<string, BreakdownTally> tallies)
    {
        var rows = new List<ExecutionBreakdownRow>(tallies.Count);
        foreach ((string key, BreakdownTally tally) in tallies)
        {
            rows.Add(tally.ToRow(key));
        }

        return rows;
    }
}
