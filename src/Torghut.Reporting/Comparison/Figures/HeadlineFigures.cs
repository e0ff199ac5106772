namespace Torghut.Reporting.Comparison.Figures;

/// <summary>The figures that are looked at first.</summary>
internal static class HeadlineFigures
{
    /// <summary>Their paths in the report, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "verdict.status",
        "coverage.coverage_ratio",
        "funnel.signals",
        "funnel.trade_decisions",
        "funnel.executions",
        "funnel.execution_order_events",
        "execution_quality.fill_rate",
        "execution_quality.reject_rate",
        "execution_quality.fallback_ratio",
        "execution_quality.slippage_bps.signed.mean",
        "execution_quality.latency_ms.signal_to_decision_p50",
        "execution_quality.latency_ms.submit_to_first_update_p50",
        "pnl.net_pnl_estimated",
        "pnl.realized_pnl",
        "pnl.unrealized_pnl",
        "pnl.estimated_cost_total",
        "pnl.execution_notional_total",
        "pnl.max_drawdown",
        "pnl.trades.closed",
        "pnl.trades.hit_rate",
        "pnl.trades.profit_factor",
        "pnl.trades.mean_net.mean",
        "llm.total_reviews",
        "llm.error_rate",
    ];
}
