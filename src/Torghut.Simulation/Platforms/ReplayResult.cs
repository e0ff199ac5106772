using NodaTime;
using Torghut.Market.Topics;

namespace Torghut.Simulation.Platforms;

/// <summary>What a replay did.</summary>
public sealed record ReplayResult
{
    /// <summary>Records replayed, late ones included.</summary>
    public required long Records { get; init; }

    /// <summary>Records by role of their topic.</summary>
    public required IReadOnlyDictionary<TopicRole, long> RecordsByRole { get; init; }

    /// <summary>Signals produced.</summary>
    public required long Signals { get; init; }

    /// <summary>Rows of <c>trade_decisions</c>.</summary>
    public required long Decisions { get; init; }

    /// <summary>Rows of <c>executions</c>.</summary>
    public required long Executions { get; init; }

    /// <summary>Rows of <c>execution_order_events</c>.</summary>
    public required long OrderEvents { get; init; }

    /// <summary>Rows of <c>execution_tca_metrics</c>.</summary>
    public required long TcaMetrics { get; init; }

    /// <summary>Event time of the last signal; null without signals.</summary>
    public required Instant? LastSignal { get; init; }

    /// <summary>Event time of the last signal that the trader handled; null without one.</summary>
    public required Instant? Cursor { get; init; }

    /// <summary>Wall time of the replay.</summary>
    public required TimeSpan Elapsed { get; init; }
}
