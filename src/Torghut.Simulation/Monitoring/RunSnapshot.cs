using NodaTime;

namespace Torghut.Simulation.Monitoring;

/// <summary>How far a run was at one look at its stores.</summary>
public sealed record RunSnapshot
{
    /// <summary>Records that were replayed.</summary>
    public long Records { get; init; }

    /// <summary>Rows of <c>ta_signals</c>.</summary>
    public long Signals { get; init; }

    /// <summary>Rows of <c>trade_decisions</c>.</summary>
    public long Decisions { get; init; }

    /// <summary>Rows of <c>executions</c>.</summary>
    public long Executions { get; init; }

    /// <summary>Rows of <c>execution_tca_metrics</c>.</summary>
    public long TcaMetrics { get; init; }

    /// <summary>Rows of <c>execution_order_events</c>.</summary>
    public long OrderEvents { get; init; }

    /// <summary>Event time of the last signal; null without signals.</summary>
    public Instant? LastSignal { get; init; }

    /// <summary>Event time of the last signal that the trader handled; null without one.</summary>
    public Instant? Cursor { get; init; }

    /// <summary>Whether nothing can follow any more: everything that writes to the stores has ended.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What a look at the runtime found wrong, for people; it alone never fails a run. Null when all is well.</summary>
    public string? RuntimeProblem { get; init; }

    /// <summary>
    /// The farther of two looks in every figure. Rows are only added and time only goes on, so a later look that shows less
    /// (a replica that lags, a restart) shows less than there is.
    /// </summary>
    public static RunSnapshot Farthest(RunSnapshot earlier, RunSnapshot later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new RunSnapshot
        {
            Records = Math.Max(earlier.Records, later.Records),
            Signals = Math.Max(earlier.Signals, later.Signals),
            Decisions = Math.Max(earlier.Decisions, later.Decisions),
            Executions = Math.Max(earlier.Executions, later.Executions),
            TcaMetrics = Math.Max(earlier.TcaMetrics, later.TcaMetrics),
            OrderEvents = Math.Max(earlier.OrderEvents, later.OrderEvents),
            LastSignal = Later(earlier.LastSignal, later.LastSignal),
            Cursor = Later(earlier.Cursor, later.Cursor),
            IsFinal = earlier.IsFinal || later.IsFinal,
            RuntimeProblem = later.RuntimeProblem,
        };
    }

    private static Instant? Later(Instant? left, Instant? right) =>
        left is Instant a && right is Instant b ? Instant.Max(a, b) : left ?? right;
}
