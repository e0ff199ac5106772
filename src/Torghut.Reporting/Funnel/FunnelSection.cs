using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>From signal to fill: how much came through, and why the rest did not.</summary>
public sealed record FunnelSection
{
    /// <summary>Trade decisions of the run.</summary>
    [Unit(Units.Count)]
    public required long TradeDecisions { get; init; }

    /// <summary>Executions (orders) of those decisions.</summary>
    [Unit(Units.Count)]
    public required long Executions { get; init; }

    /// <summary>Order events of those executions or decisions.</summary>
    [Unit(Units.Count)]
    public required long ExecutionOrderEvents { get; init; }

    /// <summary>Order events of the ledger, whoever they belong to.</summary>
    [Unit(Units.Count)]
    public required long ExecutionOrderEventsTotal { get; init; }

    /// <summary>Order events that belong to no execution.</summary>
    [Unit(Units.Count)]
    public required long ExecutionOrderEventsUnlinked { get; init; }

    /// <summary>TCA rows of those executions.</summary>
    [Unit(Units.Count)]
    public required long ExecutionTcaMetrics { get; init; }

    /// <summary>Language-model reviews of those decisions.</summary>
    [Unit(Units.Count)]
    public required long LlmReviews { get; init; }

    /// <summary>Micro-bars in the signal store; null without a store.</summary>
    [Unit(Units.Count)]
    public required long? MicroBars { get; init; }

    /// <summary>Signals in the signal store; null without a store.</summary>
    [Unit(Units.Count)]
    public required long? Signals { get; init; }

    /// <summary>Decisions by status.</summary>
    public required IReadOnlyDictionary<string, long> DecisionStatusCounts { get; init; }

    /// <summary>Executions ÷ decisions.</summary>
    [Unit(Units.Ratio)]
    public required double? DecisionToExecutionRate { get; init; }

    /// <summary>Decisions by strategy and symbol.</summary>
    public required IReadOnlyList<StrategySymbolCount> DecisionStrategySymbolCounts { get; init; }

    /// <summary>The stages in order, with conversion rates.</summary>
    public required IReadOnlyList<FunnelStage> Stages { get; init; }

    /// <summary>Reasons why signals and decisions went no further, most frequent first.</summary>
    public required IReadOnlyList<SuppressionCount> SuppressionReasons { get; init; }

    /// <summary>The funnel of each symbol, by name.</summary>
    public required IReadOnlyList<FunnelRow> BySymbol { get; init; }

    /// <summary>The funnel of each strategy, by name.</summary>
    public required IReadOnlyList<FunnelRow> ByStrategy { get; init; }

    /// <summary>The funnel of each half hour of the window; the key is its start. A signal at its end belongs to it.</summary>
    public required IReadOnlyList<FunnelRow> ByHalfHour { get; init; }

    /// <summary>How decisions spread over the half hours of the window.</summary>
    public required ActivitySpread DecisionSpread { get; init; }

    /// <summary>How executions spread over the half hours of the window, by the signal time of their decision.</summary>
    public required ActivitySpread ExecutionSpread { get; init; }
}
