using Torghut.Trading.Ledger;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>A ledger held in lists.</summary>
internal sealed class MemoryLedger : ILedgerReader
{
    public List<StrategyRow> Strategies { get; } = [];

    public List<TradeDecisionRow> Decisions { get; } = [];

    public List<ExecutionRow> Executions { get; } = [];

    public List<ExecutionOrderEventRow> OrderEvents { get; } = [];

    public List<ExecutionTcaMetricRow> TcaMetrics { get; } = [];

    public List<LlmDecisionReviewRow> Reviews { get; } = [];

    public List<RuntimeEventRow> RuntimeEvents { get; } = [];

    public List<TradeCursorRow> Cursors { get; } = [];

    public IReadOnlyList<string> MissingTables { get; init; } = [];

    public IEnumerable<StrategyRow> ReadStrategies() => Strategies.OrderBy(row => row.Name, StringComparer.Ordinal);

    public IEnumerable<TradeDecisionRow> ReadDecisions() => Decisions.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);

    public IEnumerable<ExecutionRow> ReadExecutions() => Executions.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);

    public IEnumerable<ExecutionOrderEventRow> ReadOrderEvents() => OrderEvents.OrderBy(row => row.EventTs).ThenBy(row => row.Id);

    public IEnumerable<ExecutionTcaMetricRow> ReadTcaMetrics() => TcaMetrics.OrderBy(row => row.ComputedAt).ThenBy(row => row.Id);

    public IEnumerable<LlmDecisionReviewRow> ReadReviews() => Reviews.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);

    public IEnumerable<PositionSnapshotRow> ReadPositionSnapshots() => [];

    public IEnumerable<TradeCursorRow> ReadCursors() => Cursors;

    public IEnumerable<RuntimeEventRow> ReadRuntimeEvents() => RuntimeEvents.OrderBy(row => row.OccurredAt).ThenBy(row => row.Id);

    public void Dispose()
    {
    }
}
