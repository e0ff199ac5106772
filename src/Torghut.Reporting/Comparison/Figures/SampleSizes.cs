using System.Text.Json;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>How many observations stand behind the figures of a report.</summary>
internal static class SampleSizes
{
    private const string Count = "count";
    private const string Orders = "$.funnel.executions";
    private const string Legs = "$.execution_quality.latencies.";

    /// <summary>The first rule that fits decides.</summary>
    private static readonly SampleRule[] s_rules =
    [
        new("funnel.decision_spread", "", "actions"),
        new("funnel.execution_spread", "", "actions"),
        new("funnel.stages[]", "", "$.funnel.trade_decisions"),
        new("funnel.by_*", "", "intents"),
        new("funnel", "", "$.funnel.trade_decisions"),
        new("execution_quality.latency_ms", "signal_to_decision", Legs + "signal_to_decision.ms.count"),
        new("execution_quality.latency_ms", "decision_to_submit", Legs + "decision_to_submit.ms.count"),
        new("execution_quality.latency_ms", "submit_to_first_update", Legs + "submit_to_first_update.ms.count"),
        new("execution_quality.slippage_bps", "", "signed.count"),
        new("execution_quality.spreads", "", "effective_bps.count"),
        new("execution_quality.markouts[]", "", "bps.count"),
        new("execution_quality.by_*", "slippage_", "slippage_count"),
        new("execution_quality.by_*", "markout_60s_", "markout_60s_count"),
        new("execution_quality.by_*", "", "executions"),
        new("execution_quality*", "", Orders),
        new("pnl.trades", "", "closed"),
        new("pnl.by_*", "", "closed_trades"),
        new("pnl.drawdowns[]", "", ""),
        new("pnl.open_positions[]", "", "lots"),
        new("pnl.identity*", "", ""),
        new("pnl", "execution_notional", Orders),
        new("pnl", "tca_", "$.funnel.execution_tca_metrics"),
        new("pnl", "avg_realized_shortfall", "$.funnel.execution_tca_metrics"),
        new("pnl", "starting_equity", ""),
        new("pnl*", "", "$.pnl.trades.closed"),
        new("llm.verdict_outcomes[]", "net_", "net_count"),
        new("llm.verdict_outcomes[]", "slippage_", "filled"),
        new("llm.verdict_outcomes[]", "", "reviews"),
        new("llm.calibration_quality", "", "samples"),
        new("llm.confidence_calibration", "", "samples"),
        new("llm*", "", "$.llm.total_reviews"),
        new("coverage.integrity.roles[]", "", "records"),
        new("coverage*", "", "$.coverage.target_window_minutes"),
        new("stability.route_provenance", "", "executions"),
        new("stability.signal_continuity[]", "", "signals"),
    ];

    /// <summary>The observations behind a figure; null where the report does not say.</summary>
    /// <param name="report">The report.</param>
    /// <param name="around">The object that the figure stands in.</param>
    /// <param name="under">Its path without keys.</param>
    /// <param name="name">The figure's name in it.</param>
    public static long? Of(JsonElement report, JsonElement around, string under, string name)
    {
        if (around.TryGetProperty(Count, out JsonElement own))
        {
            return Whole(own);
        }

        foreach (SampleRule rule in s_rules)
        {
            if (rule.Fits(under, name))
            {
                return rule.Samples.StartsWith("$.", StringComparison.Ordinal)
                    ? Whole(JsonPaths.Find(report, rule.Samples[2..]))
                    : Whole(JsonPaths.Find(around, rule.Samples));
            }
        }

        return null;
    }

    private static long? Whole(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long whole) ? whole : null;
}
