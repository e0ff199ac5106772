using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>monitor</c>.</summary>
internal static class MonitorShape
{
    /// <summary>The description.</summary>
    public static SectionShape<MonitorSection> Shape { get; } = new SectionShape<MonitorSection>(() => new MonitorSection())
        .Value(
            "timeout_seconds",
            WholeShape.Positive,
            monitor => monitor.TimeoutSeconds,
            (monitor, value) => monitor with { TimeoutSeconds = (int)value },
            "Longest wait for a run to be complete, seconds.")
        .Value(
            "poll_seconds",
            WholeShape.Positive,
            monitor => monitor.PollSeconds,
            (monitor, value) => monitor with { PollSeconds = (int)value },
            "Time between two looks, seconds.")
        .Value(
            "cursor_grace_seconds",
            WholeShape.Count,
            monitor => monitor.CursorGraceSeconds,
            (monitor, value) => monitor with { CursorGraceSeconds = (int)value },
            "Time for which the trader's cursor may stand still, seconds.")
        .Value(
            "min_trade_decisions",
            WholeShape.Count,
            monitor => monitor.Thresholds.MinTradeDecisions,
            (monitor, value) => monitor with { Thresholds = monitor.Thresholds with { MinTradeDecisions = value } },
            "Least number of trade decisions; below it the verdict is FAIL.")
        .Value(
            "min_executions",
            WholeShape.Count,
            monitor => monitor.Thresholds.MinExecutions,
            (monitor, value) => monitor with { Thresholds = monitor.Thresholds with { MinExecutions = value } },
            "Least number of executions; below it the verdict is FAIL.")
        .Value(
            "min_execution_tca_metrics",
            WholeShape.Count,
            monitor => monitor.Thresholds.MinExecutionTcaMetrics,
            (monitor, value) => monitor with { Thresholds = monitor.Thresholds with { MinExecutionTcaMetrics = value } },
            "Least number of executions with transaction cost analysis; below it the verdict is FAIL.")
        .Value(
            "min_execution_order_events",
            WholeShape.Count,
            monitor => monitor.Thresholds.MinExecutionOrderEvents,
            (monitor, value) => monitor with { Thresholds = monitor.Thresholds with { MinExecutionOrderEvents = value } },
            "Least number of order events; below it the verdict is FAIL.");
}
