using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Request;

/// <summary>Least activity for a run that worked; below any of these the verdict is FAIL.</summary>
public sealed record MonitorThresholds
{
    /// <summary>Least number of trade decisions.</summary>
    [Unit(Units.Count)]
    public long MinTradeDecisions { get; init; } = 1;

    /// <summary>Least number of executions.</summary>
    [Unit(Units.Count)]
    public long MinExecutions { get; init; } = 1;

    /// <summary>Least number of TCA rows.</summary>
    [Unit(Units.Count)]
    public long MinExecutionTcaMetrics { get; init; } = 1;

    /// <summary>Least number of order events.</summary>
    [Unit(Units.Count)]
    public long MinExecutionOrderEvents { get; init; }
}
