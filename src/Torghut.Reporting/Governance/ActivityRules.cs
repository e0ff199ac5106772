using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Funnel;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Governance;

/// <summary>Whether enough happened, and not all of it at once.</summary>
internal sealed class ActivityRules(FunnelSection funnel, ReportRequest request, FindingCollector findings)
{
    /// <summary>Checks activity.</summary>
    public void Check()
    {
        MonitorThresholds least = request.Monitor;
        Least("trade_decisions_below_minimum", "trade_decisions", funnel.TradeDecisions, least.MinTradeDecisions, DecisionAdvice());
        Least("executions_below_minimum", "executions", funnel.Executions, least.MinExecutions, ExecutionAdvice());
        Least("execution_tca_metrics_below_minimum", "execution_tca_metrics", funnel.ExecutionTcaMetrics, least.MinExecutionTcaMetrics, "Check that fills have an arrival price.");
        Least("execution_order_events_below_minimum", "execution_order_events", funnel.ExecutionOrderEvents, least.MinExecutionOrderEvents, "Check the order feed's topic and consumer group.");
        CheckOrderEvents();
        CheckSpread();
    }

    private string DecisionAdvice()
    {
        foreach (SuppressionCount reason in funnel.SuppressionReasons)
        {
            if (reason.Stage == "signal")
            {
                return $"The most frequent outcome of signals is {reason.Reason} ({reason.Count.ToString(CultureInfo.InvariantCulture)}); see funnel.suppression_reasons.";
            }
        }

        return "Check that signals were produced in the window, and the gate's reasons in stability.feature_gate_refusals.";
    }

    private string ExecutionAdvice()
    {
        foreach (SuppressionCount reason in funnel.SuppressionReasons)
        {
            if (reason.Stage != "signal")
            {
                return $"The most frequent reason at {reason.Stage} is {reason.Reason} ({reason.Count.ToString(CultureInfo.InvariantCulture)}); see funnel.suppression_reasons.";
            }
        }

        return "Look at the decisions' statuses in funnel.decision_status_counts.";
    }

    private void Least(string code, string what, long observed, long threshold, string action)
    {
        if (observed >= threshold)
        {
            return;
        }

        findings.Add(new Finding
        {
            Code = code,
            Severity = Severity.Fail,
            Subject = null,
            Observed = observed,
            Threshold = threshold,
            Unit = Units.Count,
            Message = string.Create(CultureInfo.InvariantCulture, $"{observed} {what.Replace('_', ' ')}; at least {threshold} expected."),
            Where = "funnel." + what,
            Action = action,
        });
    }

    private void CheckOrderEvents()
    {
        if (funnel is { Executions: > 0, ExecutionOrderEvents: 0 })
        {
            findings.Add(new Finding
            {
                Code = "execution_order_events_missing",
                Severity = Severity.Warn,
                Subject = null,
                Observed = 0,
                Threshold = 1,
                Unit = Units.Count,
                Message = "There are executions and not one order event of them.",
                Where = "funnel.execution_order_events",
                Action = "Check the order feed: topic, consumer group, and whether TRADING_ORDER_FEED_ENABLED is true.",
            });
        }

        if (funnel is { Executions: > 0, ExecutionOrderEventsUnlinked: > 0 })
        {
            findings.Add(new Finding
            {
                Code = "execution_order_events_unlinked",
                Severity = Severity.Warn,
                Subject = null,
                Observed = funnel.ExecutionOrderEventsUnlinked,
                Threshold = 0,
                Unit = Units.Count,
                Message = string.Create(CultureInfo.InvariantCulture, $"{funnel.ExecutionOrderEventsUnlinked} order events belong to no execution."),
                Where = "funnel.execution_order_events_unlinked",
                Action = "Compare client_order_id and alpaca_order_id of these events with the executions.",
            });
        }
    }

    private void CheckSpread()
    {
        ActivitySpread spread = funnel.DecisionSpread;
        VerdictThresholds limits = request.Thresholds;
        if (spread.Actions >= limits.ActionConcentrationMinActions && spread.LargestShare > limits.ActionShareInHalfHourMax)
        {
            findings.Add(new Finding
            {
                Code = "actions_concentrated",
                Severity = Severity.Warn,
                Subject = spread.LargestHalfHour,
                Observed = spread.LargestShare,
                Threshold = limits.ActionShareInHalfHourMax,
                Unit = Units.Ratio,
                Message = $"Most of the decisions fall into the half hour from {spread.LargestHalfHour}: a burst, not a day.",
                Where = "funnel.decision_spread",
                Action = "Check coverage and gates of the other half hours in funnel.by_half_hour.",
            });
        }

        if (spread.OutsideWindow > 0)
        {
            findings.Add(new Finding
            {
                Code = "decisions_outside_window",
                Severity = Severity.Warn,
                Subject = null,
                Observed = spread.OutsideWindow,
                Threshold = 0,
                Unit = Units.Count,
                Message = "Some decisions lie outside the window.",
                Where = "funnel.decision_spread.outside_window",
                Action = "Check the window and the ledger's clock; rows of another day may be in the ledger.",
            });
        }
    }
}
