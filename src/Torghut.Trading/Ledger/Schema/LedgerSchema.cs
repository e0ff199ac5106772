namespace Torghut.Trading.Ledger.Schema;

/// <summary>The tables of the ledger, the same on every platform. A database's statements are made from this description.</summary>
public static class LedgerSchema
{
    /// <summary><see cref="StrategyRow"/>.</summary>
    public static LedgerTable Strategies { get; } = new(
        "strategies",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("name", LedgerColumnType.Text),
            Optional("description", LedgerColumnType.Text),
            Required("enabled", LedgerColumnType.Boolean),
            Required("base_timeframe", LedgerColumnType.Text),
            Required("universe_type", LedgerColumnType.Text) with { Default = "static" },
            Optional("universe_symbols", LedgerColumnType.Json),
            Optional("max_position_pct_equity", LedgerColumnType.Numeric),
            Optional("max_notional_per_trade", LedgerColumnType.Numeric),
            Required("created_at", LedgerColumnType.Timestamp),
            Required("updated_at", LedgerColumnType.Timestamp),
        ])
    { Order = ["name", "id"] };

    /// <summary><see cref="TradeDecisionRow"/>.</summary>
    public static LedgerTable TradeDecisions { get; } = new(
        "trade_decisions",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("strategy_id", LedgerColumnType.Uuid) with { References = "strategies" },
            Required("alpaca_account_label", LedgerColumnType.Text) with { Default = "paper" },
            Required("symbol", LedgerColumnType.Text),
            Required("timeframe", LedgerColumnType.Text),
            Required("decision_json", LedgerColumnType.Json),
            Optional("rationale", LedgerColumnType.Text),
            Optional("decision_hash", LedgerColumnType.Text),
            Required("status", LedgerColumnType.Text) with { Default = "planned" },
            Optional("executed_at", LedgerColumnType.Timestamp),
            Required("created_at", LedgerColumnType.Timestamp),
        ])
    {
        UniqueKeys = [["alpaca_account_label", "decision_hash"]],
        Indexes = [["created_at", "id"]],
        Order = ["created_at", "id"],
    };

    /// <summary><see cref="ExecutionRow"/>.</summary>
    public static LedgerTable Executions { get; } = new(
        "executions",
        [
            Required("id", LedgerColumnType.Uuid),
            Optional("trade_decision_id", LedgerColumnType.Uuid) with { References = "trade_decisions" },
            Required("alpaca_account_label", LedgerColumnType.Text) with { Default = "paper" },
            Required("alpaca_order_id", LedgerColumnType.Text),
            Optional("client_order_id", LedgerColumnType.Text),
            Required("symbol", LedgerColumnType.Text),
            Required("side", LedgerColumnType.Text),
            Required("order_type", LedgerColumnType.Text),
            Required("time_in_force", LedgerColumnType.Text),
            Required("submitted_qty", LedgerColumnType.Numeric),
            Required("filled_qty", LedgerColumnType.Numeric) with { Default = "0" },
            Optional("avg_fill_price", LedgerColumnType.Numeric),
            Required("status", LedgerColumnType.Text),
            Required("execution_expected_adapter", LedgerColumnType.Text) with { Default = "unknown" },
            Required("execution_actual_adapter", LedgerColumnType.Text) with { Default = "unknown" },
            Optional("execution_fallback_reason", LedgerColumnType.Text),
            Required("execution_fallback_count", LedgerColumnType.Integer) with { Default = "0" },
            Optional("execution_correlation_id", LedgerColumnType.Text),
            Optional("execution_idempotency_key", LedgerColumnType.Text),
            Optional("execution_audit_json", LedgerColumnType.Json),
            Optional("raw_order", LedgerColumnType.Json),
            Optional("last_update_at", LedgerColumnType.Timestamp),
            Optional("order_feed_last_event_ts", LedgerColumnType.Timestamp),
            Optional("order_feed_last_seq", LedgerColumnType.Integer),
            Required("created_at", LedgerColumnType.Timestamp),
            Required("updated_at", LedgerColumnType.Timestamp),
        ])
    {
        UniqueKeys = [["alpaca_account_label", "alpaca_order_id"], ["alpaca_account_label", "client_order_id"]],
        Indexes = [["trade_decision_id"], ["created_at", "id"]],
        Order = ["created_at", "id"],
    };

    /// <summary><see cref="ExecutionOrderEventRow"/>.</summary>
    public static LedgerTable ExecutionOrderEvents { get; } = new(
        "execution_order_events",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("event_fingerprint", LedgerColumnType.Text),
            Required("source_topic", LedgerColumnType.Text),
            Optional("source_partition", LedgerColumnType.Integer),
            Optional("source_offset", LedgerColumnType.Integer),
            Required("alpaca_account_label", LedgerColumnType.Text) with { Default = "paper" },
            Optional("feed_seq", LedgerColumnType.Integer),
            Optional("event_ts", LedgerColumnType.Timestamp),
            Optional("symbol", LedgerColumnType.Text),
            Optional("alpaca_order_id", LedgerColumnType.Text),
            Optional("client_order_id", LedgerColumnType.Text),
            Optional("event_type", LedgerColumnType.Text),
            Optional("status", LedgerColumnType.Text),
            Optional("qty", LedgerColumnType.Numeric),
            Optional("filled_qty", LedgerColumnType.Numeric),
            Optional("avg_fill_price", LedgerColumnType.Numeric),
            Required("raw_event", LedgerColumnType.Json),
            Optional("execution_id", LedgerColumnType.Uuid) with { References = "executions" },
            Optional("trade_decision_id", LedgerColumnType.Uuid) with { References = "trade_decisions" },
            Required("created_at", LedgerColumnType.Timestamp),
        ])
    {
        UniqueKeys = [["event_fingerprint"], ["source_topic", "source_partition", "source_offset"]],
        Indexes = [["execution_id"], ["event_ts", "id"]],
        Order = ["event_ts", "id"],
    };

    /// <summary><see cref="ExecutionTcaMetricRow"/>.</summary>
    public static LedgerTable ExecutionTcaMetrics { get; } = new(
        "execution_tca_metrics",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("execution_id", LedgerColumnType.Uuid) with { References = "executions" },
            Optional("trade_decision_id", LedgerColumnType.Uuid) with { References = "trade_decisions" },
            Optional("strategy_id", LedgerColumnType.Uuid) with { References = "strategies" },
            Optional("alpaca_account_label", LedgerColumnType.Text),
            Required("symbol", LedgerColumnType.Text),
            Required("side", LedgerColumnType.Text),
            Optional("arrival_price", LedgerColumnType.Numeric),
            Optional("avg_fill_price", LedgerColumnType.Numeric),
            Required("filled_qty", LedgerColumnType.Numeric),
            Required("signed_qty", LedgerColumnType.Numeric),
            Optional("slippage_bps", LedgerColumnType.Numeric),
            Optional("shortfall_notional", LedgerColumnType.Numeric),
            Optional("expected_shortfall_bps_p50", LedgerColumnType.Numeric),
            Optional("expected_shortfall_bps_p95", LedgerColumnType.Numeric),
            Optional("realized_shortfall_bps", LedgerColumnType.Numeric),
            Optional("divergence_bps", LedgerColumnType.Numeric),
            Optional("simulator_version", LedgerColumnType.Text),
            Required("churn_qty", LedgerColumnType.Numeric) with { Default = "0" },
            Optional("churn_ratio", LedgerColumnType.Numeric),
            Required("computed_at", LedgerColumnType.Timestamp),
        ])
    {
        UniqueKeys = [["execution_id"]],
        Indexes = [["trade_decision_id"], ["computed_at", "id"]],
        Order = ["computed_at", "id"],
    };

    /// <summary><see cref="LlmDecisionReviewRow"/>.</summary>
    public static LedgerTable LlmDecisionReviews { get; } = new(
        "llm_decision_reviews",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("trade_decision_id", LedgerColumnType.Uuid) with { References = "trade_decisions" },
            Required("model", LedgerColumnType.Text),
            Required("prompt_version", LedgerColumnType.Text),
            Required("input_json", LedgerColumnType.Json),
            Required("response_json", LedgerColumnType.Json),
            Required("verdict", LedgerColumnType.Text),
            Optional("confidence", LedgerColumnType.Ratio),
            Optional("adjusted_qty", LedgerColumnType.Numeric),
            Optional("adjusted_order_type", LedgerColumnType.Text),
            Optional("rationale", LedgerColumnType.Text),
            Optional("risk_flags", LedgerColumnType.Json),
            Optional("tokens_prompt", LedgerColumnType.Integer),
            Optional("tokens_completion", LedgerColumnType.Integer),
            Required("created_at", LedgerColumnType.Timestamp),
        ])
    {
        Indexes = [["trade_decision_id"], ["created_at", "id"]],
        Order = ["created_at", "id"],
    };

    /// <summary><see cref="PositionSnapshotRow"/>.</summary>
    public static LedgerTable PositionSnapshots { get; } = new(
        "position_snapshots",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("alpaca_account_label", LedgerColumnType.Text) with { Default = "paper" },
            Required("as_of", LedgerColumnType.Timestamp),
            Required("equity", LedgerColumnType.Numeric),
            Required("cash", LedgerColumnType.Numeric),
            Required("buying_power", LedgerColumnType.Numeric),
            Required("positions", LedgerColumnType.Json),
            Required("created_at", LedgerColumnType.Timestamp),
        ])
    {
        Indexes = [["as_of", "id"]],
        Order = ["as_of", "id"],
    };

    /// <summary><see cref="TradeCursorRow"/>.</summary>
    public static LedgerTable TradeCursor { get; } = new(
        "trade_cursor",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("source", LedgerColumnType.Text),
            Required("account_label", LedgerColumnType.Text),
            Required("cursor_at", LedgerColumnType.Timestamp),
            Optional("cursor_seq", LedgerColumnType.Integer),
            Optional("cursor_symbol", LedgerColumnType.Text),
        ])
    {
        UniqueKeys = [["source", "account_label"]],
        Order = ["source", "account_label", "id"],
    };

    /// <summary><see cref="RuntimeEventRow"/>.</summary>
    public static LedgerTable RuntimeEvents { get; } = new(
        "runtime_events",
        [
            Required("id", LedgerColumnType.Uuid),
            Required("occurred_at", LedgerColumnType.Timestamp),
            Required("component", LedgerColumnType.Text),
            Required("severity", LedgerColumnType.Text),
            Required("code", LedgerColumnType.Text),
            Optional("symbol", LedgerColumnType.Text),
            Required("detail", LedgerColumnType.Json),
        ])
    {
        Indexes = [["occurred_at", "id"]],
        Order = ["occurred_at", "id"],
    };

    /// <summary>All tables; a table stands behind those it refers to.</summary>
    public static IReadOnlyList<LedgerTable> Tables { get; } =
    [
        Strategies, TradeDecisions, Executions, ExecutionOrderEvents, ExecutionTcaMetrics,
        LlmDecisionReviews, PositionSnapshots, TradeCursor, RuntimeEvents,
    ];

    private static LedgerColumn Required(string name, LedgerColumnType type) => new(name, type);

    private static LedgerColumn Optional(string name, LedgerColumnType type) => new(name, type) { IsNullable = true };
}
