namespace Torghut.Platform.Embedded.Ledger;

/// <summary>Columns that no report looks at: long texts which it would cost much to read.</summary>
internal static class ReportColumns
{
    private static readonly HashSet<string> Unused = new(StringComparer.Ordinal)
    {
        "executions.alpaca_order_id", "executions.time_in_force", "executions.raw_order",
        "execution_order_events.event_fingerprint", "execution_order_events.source_topic", "execution_order_events.alpaca_account_label",
        "execution_order_events.symbol", "execution_order_events.alpaca_order_id", "execution_order_events.source_partition",
        "execution_order_events.source_offset", "execution_order_events.feed_seq",
        "execution_tca_metrics.alpaca_account_label", "execution_tca_metrics.symbol", "execution_tca_metrics.side",
        "execution_tca_metrics.simulator_version",
        "llm_decision_reviews.input_json", "llm_decision_reviews.rationale", "position_snapshots.positions",
    };

    /// <summary>Whether no report looks at a column.</summary>
    public static bool IsUnused(string table, string column) => Unused.Contains(table + "." + column);
}
