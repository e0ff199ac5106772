using Torghut.Trading.Ledger.Schema;

namespace Torghut.Trading.Ledger;

/// <summary>A ledger that could not be opened: no table, no rows.</summary>
public sealed class EmptyLedger : ILedgerReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MissingTables { get; } = Names();

    /// <inheritdoc/>
    public IEnumerable<StrategyRow> ReadStrategies() => [];

    /// <inheritdoc/>
    public IEnumerable<TradeDecisionRow> ReadDecisions() => [];

    /// <inheritdoc/>
    public IEnumerable<ExecutionRow> ReadExecutions() => [];

    /// <inheritdoc/>
    public IEnumerable<ExecutionOrderEventRow> ReadOrderEvents() => [];

    /// <inheritdoc/>
    public IEnumerable<ExecutionTcaMetricRow> ReadTcaMetrics() => [];

    /// <inheritdoc/>
    public IEnumerable<LlmDecisionReviewRow> ReadReviews() => [];

    /// <inheritdoc/>
    public IEnumerable<PositionSnapshotRow> ReadPositionSnapshots() => [];

    /// <inheritdoc/>
    public IEnumerable<TradeCursorRow> ReadCursors() => [];

    /// <inheritdoc/>
    public IEnumerable<RuntimeEventRow> ReadRuntimeEvents() => [];

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static List<string> Names()
    {
        var names = new List<string>(LedgerSchema.Tables.Count);
        foreach (LedgerTable table in LedgerSchema.Tables)
        {
            names.Add(table.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
