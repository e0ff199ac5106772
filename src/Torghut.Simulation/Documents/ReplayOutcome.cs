namespace Torghut.Simulation.Documents;

/// <summary>What came of a replay, so that a later process can go on without repeating it.</summary>
public sealed record ReplayOutcome
{
    /// <summary>Signals.</summary>
    public required long Signals { get; init; }

    /// <summary>Rows of <c>trade_decisions</c>.</summary>
    public required long TradeDecisions { get; init; }

    /// <summary>Rows of <c>executions</c>.</summary>
    public required long Executions { get; init; }

    /// <summary>Rows of <c>execution_order_events</c>.</summary>
    public required long ExecutionOrderEvents { get; init; }

    /// <summary>Rows of <c>execution_tca_metrics</c>.</summary>
    public required long ExecutionTcaMetrics { get; init; }

    /// <summary>Event time of the last signal, ISO 8601; null without signals.</summary>
    public required string? LastSignalAt { get; init; }

    /// <summary>Event time of the last signal that the trader handled, ISO 8601; null without one.</summary>
    public required string? CursorAt { get; init; }
}
