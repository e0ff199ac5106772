using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Funnel;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Governance;

/// <summary>Whether orders went the way they should and can be measured.</summary>
internal sealed class ExecutionRules(
    ExecutionQualitySection quality, FunnelSection funnel, VerdictThresholds limits, FindingCollector findings)
{
    /// <summary>Checks execution.</summary>
    public void Check()
    {
        CheckRoutes();
        CheckRejects();
        CheckTelemetry();
    }

    private void CheckRoutes()
    {
        if (quality.AdapterMismatchRatio > 0)
        {
            Add("execution_adapter_mismatch_detected", Severity.Warn, quality.AdapterMismatchRatio, 0, (
                string.Create(CultureInfo.InvariantCulture, $"{quality.AdapterMismatchCount} executions were made by another adapter than expected."),
                "execution_quality.expected_actual_adapter_counts",
                "Check TRADING_EXECUTION_ADAPTER and the reasons in fallback_reason_counts."));
        }

        if (quality.FallbackRatio is 1)
        {
            Add("execution_fallback_ratio_is_one", Severity.Fail, 1, 1, (
                "Every execution is a fallback: the expected way was never used.",
                "execution_quality.fallback_reason_counts",
                "Repair the expected adapter and run again."));
        }
        else if (quality.FallbackRatio > limits.FallbackRatioMax)
        {
            Add("execution_fallback_ratio_above_threshold", Severity.Warn, quality.FallbackRatio, limits.FallbackRatioMax, (
                string.Create(CultureInfo.InvariantCulture, $"{quality.FallbackExecutionCount} of {funnel.Executions} executions are fallbacks."),
                "execution_quality.fallback_reason_counts",
                "Look at the reasons before using prices and latencies."));
        }
    }

    private void CheckRejects()
    {
        if (quality.RejectRate > limits.RejectRateMax)
        {
            Add("reject_rate_above_threshold", Severity.Warn, quality.RejectRate, limits.RejectRateMax, (
                "Many orders were rejected.",
                "execution_quality.execution_status_counts",
                "Look at the reject reasons in the order events."));
        }

        if (funnel.Executions > 0 && quality.FillRate == 0)
        {
            Add("no_fills", Severity.Warn, 0, null, (
                "Not one order was filled, so there is no P&L to speak of.",
                "execution_quality.fill_rate",
                "Look at order types, limits and the market's state at submission."));
        }
    }

    private void CheckTelemetry()
    {
        int withheld = quality.Latencies.SignalToDecision.Withheld + quality.Latencies.DecisionToSubmit.Withheld
            + quality.Latencies.SubmitToFirstUpdate.Withheld + quality.Latencies.SubmitToFill.Withheld;
        if (withheld > 0)
        {
            Add("latency_withheld", Severity.Warn, withheld, 0, (
                "Some latencies span two clocks (event time and wall time) and are withheld.",
                "execution_quality.latencies",
                "Read no latency of these legs; let the trader store one clock."));
        }

        if (funnel.ExecutionOrderEvents > 0 && quality.OrderLifecycle.CompleteRatio < 1)
        {
            Add("order_lifecycle_incomplete", Severity.Warn, quality.OrderLifecycle.CompleteRatio, 1, (
                string.Create(CultureInfo.InvariantCulture, $"{funnel.Executions - quality.OrderLifecycle.Complete} of {funnel.Executions} orders have events that do not tell their whole life."),
                "execution_quality.order_lifecycle",
                "Check the order feed for lost updates."));
        }

        long filled = (long)Math.Round((quality.FillRate ?? 0) * funnel.Executions);
        if (filled > quality.SlippageBps.Signed.Count)
        {
            Add("tca_incomplete", Severity.Warn, quality.SlippageBps.Signed.Count, filled, (
                string.Create(CultureInfo.InvariantCulture, $"{filled - quality.SlippageBps.Signed.Count} of {filled} filled executions have no slippage."),
                "execution_quality.slippage_bps",
                "Check that arrival prices are recorded."));
        }
    }

    private void Add(string code, string severity, double? observed, double? threshold, (string Message, string Where, string Action) text) =>
        findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = null,
            Observed = observed,
            Threshold = threshold,
            Unit = code is "latency_withheld" or "tca_incomplete" ? Units.Count : Units.Ratio,
            Message = text.Message,
            Where = text.Where,
            Action = text.Action,
        });
}
