namespace Torghut.Trading.Ledger;

/// <summary>
/// Reads a ledger, ours or another trader's. Rows come in order of their creation time and id; a table that is
/// missing gives no rows and stands in <see cref="MissingTables"/>.
/// </summary>
public interface ILedgerReader : IDisposable
{
    /// <summary>Tables of the contract that the ledger lacks, in order of their names.</summary>
    IReadOnlyList<string> MissingTables { get; }

    /// <summary>
    /// The ids of the ledger that are no UUIDs, as they are written there, by the UUID that stands for them in the rows; empty
    /// where all are UUIDs. Filled while rows are read.
    /// </summary>
    IReadOnlyDictionary<Guid, string> ForeignIds => System.Collections.Immutable.ImmutableDictionary<Guid, string>.Empty;

    /// <summary>Streams <c>strategies</c>, by name.</summary>
    IEnumerable<StrategyRow> ReadStrategies();

    /// <summary>Streams <c>trade_decisions</c>.</summary>
    IEnumerable<TradeDecisionRow> ReadDecisions();

    /// <summary>Streams <c>executions</c>.</summary>
    IEnumerable<ExecutionRow> ReadExecutions();

    /// <summary>Streams <c>execution_order_events</c>, by event time, then id.</summary>
    IEnumerable<ExecutionOrderEventRow> ReadOrderEvents();

    /// <summary>Streams <c>execution_tca_metrics</c>, by computation time, then id.</summary>
    IEnumerable<ExecutionTcaMetricRow> ReadTcaMetrics();

    /// <summary>Streams <c>llm_decision_reviews</c>.</summary>
    IEnumerable<LlmDecisionReviewRow> ReadReviews();

    /// <summary>Streams <c>position_snapshots</c>, by time, then id.</summary>
    IEnumerable<PositionSnapshotRow> ReadPositionSnapshots();

    /// <summary>Streams <c>trade_cursor</c>.</summary>
    IEnumerable<TradeCursorRow> ReadCursors();

    /// <summary>Streams <c>runtime_events</c>, by time, then id.</summary>
    IEnumerable<RuntimeEventRow> ReadRuntimeEvents();
}
