using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Breaks executions down by symbol, side, order type and half hour.</summary>
internal sealed class ExecutionBreakdowns
{
    private const string Unknown = "unknown";
    private const string OutsideWindow = "outside_window";

    private readonly SortedDictionary<string, List<int>> _bySymbol = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<int>> _bySide = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<int>> _byOrderType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<int>> _byHalfHour = new(StringComparer.Ordinal);
    private readonly BreakdownRows _rows;

    public ExecutionBreakdowns(LedgerEvidence evidence, ExecutionMeasures measures, LatencyTable latencies, HalfHours halfHours)
    {
        _rows = new BreakdownRows(evidence, measures, latencies);
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            int halfHour = halfHours.IndexOf(evidence.Decisions[execution.Decision].DayNs);
            Of(_bySymbol, evidence.Word(execution.Symbol)).Add(i);
            Of(_bySide, evidence.Word(execution.Side)).Add(i);
            Of(_byOrderType, evidence.Word(execution.OrderType)).Add(i);
            Of(_byHalfHour, halfHour < 0 ? OutsideWindow : halfHours.Key(halfHour)).Add(i);
        }
    }

    public IReadOnlyList<ExecutionBreakdownRow> BySymbol => Rows(_bySymbol);

    public IReadOnlyList<ExecutionBreakdownRow> BySide => Rows(_bySide);

    public IReadOnlyList<ExecutionBreakdownRow> ByOrderType => Rows(_byOrderType);

    public IReadOnlyList<ExecutionBreakdownRow> ByHalfHour => Rows(_byHalfHour);

    private static List<int> Of(SortedDictionary<string, List<int>> executions, string key)
    {
        key = key.Length == 0 ? Unknown : key;
        if (!executions.TryGetValue(key, out List<int>? indexes))
        {
            indexes = [];
            executions.Add(key, indexes);
        }

        return indexes;
    }

    private List<ExecutionBreakdownRow> Rows(SortedDictionary<string, List<int>> executions)
    {
        var rows = new List<ExecutionBreakdownRow>(executions.Count);
        foreach ((string key, List<int> indexes) in executions)
        {
            rows.Add(_rows.Of(key, indexes));
        }

        return rows;
    }
}
