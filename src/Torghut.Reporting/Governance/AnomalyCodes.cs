using Torghut.Reporting.Coverage;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Funnel;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Governance;

/// <summary>The short list of <c>stability.anomalies</c> that dashboards read.</summary>
internal static class AnomalyCodes
{
    /// <summary>The codes that apply, in fixed order.</summary>
    public static List<string> Of(
        FunnelSection funnel, CoverageSection coverage, ExecutionQualitySection quality, LlmSection llm, VerdictThresholds limits)
    {
        List<string> codes = [];
        Add("no_trade_decisions", funnel.TradeDecisions == 0);
        Add("no_executions", funnel.Executions == 0);
        Add("no_execution_order_events", funnel is { Executions: > 0, ExecutionOrderEvents: 0 });
        Add("dump_coverage_below_95pct", coverage.Passed == false);
        Add("llm_error_rate_above_5pct", llm.ErrorRate > limits.LlmErrorRateMax);
        Add("execution_fallback_ratio_above_20pct", quality.FallbackRatio > limits.FallbackRatioMax);
        return codes;

        void Add(string code, bool applies)
        {
            if (applies)
            {
                codes.Add(code);
            }
        }
    }
}
