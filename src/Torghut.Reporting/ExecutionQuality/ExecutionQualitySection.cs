using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>What became of the orders, how fast and at which price.</summary>
public sealed record ExecutionQualitySection
{
    /// <summary>Executions by status.</summary>
    public required IReadOnlyDictionary<string, long> ExecutionStatusCounts { get; init; }

    /// <summary>Executions with any fill ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? FillRate { get; init; }

    /// <summary>Executions filled in full ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? FullFillRate { get; init; }

    /// <summary>Executions filled in part ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? PartialFillRate { get; init; }

    /// <summary>Executions canceled or expired ÷ executions; those filled in part before are among them.</summary>
    [Unit(Units.Ratio)]
    public required double? CancelRate { get; init; }

    /// <summary>Executions rejected ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? RejectRate { get; init; }

    /// <summary>Σ filled quantity ÷ Σ submitted quantity.</summary>
    [Unit(Units.Ratio)]
    public required double? QuantityFillRatio { get; init; }

    /// <summary>Executions by expected and actual adapter.</summary>
    public required IReadOnlyList<AdapterCount> ExpectedActualAdapterCounts { get; init; }

    /// <summary>Executions by the reason of their fallback.</summary>
    public required IReadOnlyDictionary<string, long> FallbackReasonCounts { get; init; }

    /// <summary>Executions with a fallback: a reason, a count above 0, or an actual adapter other than the expected one.</summary>
    [Unit(Units.Count)]
    public required long FallbackExecutionCount { get; init; }

    /// <summary>Executions with a fallback ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? FallbackRatio { get; init; }

    /// <summary>Executions whose actual adapter is not the expected one.</summary>
    [Unit(Units.Count)]
    public required long AdapterMismatchCount { get; init; }

    /// <summary>Executions whose actual adapter is not the expected one ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? AdapterMismatchRatio { get; init; }

    /// <summary>Executions with at least one order event.</summary>
    [Unit(Units.Count)]
    public required long ExecutionsWithOrderEvents { get; init; }

    /// <summary>Executions with at least one order event ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? OrderEventCoverageRatio { get; init; }

    /// <summary>Order events that belong to no execution.</summary>
    [Unit(Units.Count)]
    public required long UnlinkedOrderEventCount { get; init; }

    /// <summary>Order events that belong to no execution ÷ order events of the ledger.</summary>
    [Unit(Units.Ratio)]
    public required double? UnlinkedOrderEventRatio { get; init; }

    /// <summary>Whether the order events tell whole lives of orders.</summary>
    public required OrderLifecycle OrderLifecycle { get; init; }

    /// <summary>Medians and 95th percentiles of the latencies, over the rows of <c>execution-latency.csv</c>.</summary>
    public required LatencySummary LatencyMs { get; init; }

    /// <summary>The latencies in full.</summary>
    public required LatencyDetails Latencies { get; init; }

    /// <summary>Slippage of the fills against the arrival price.</summary>
    public required SlippageSummary SlippageBps { get; init; }

    /// <summary>Quoted, effective and realized spread.</summary>
    public required SpreadSummary Spreads { get; init; }

    /// <summary>Where the mid was 1, 5, 30, 60 and 300 seconds after the fills.</summary>
    public required IReadOnlyList<MarkoutRow> Markouts { get; init; }

    /// <summary>Shortfall against the decision's price, split into delay, spread and impact.</summary>
    public required ShortfallSplit Shortfall { get; init; }

    /// <summary>Fills and ends of orders by the rule of the execution simulation that made them; empty in other traders' ledgers.</summary>
    public required IReadOnlyList<ExecutionRuleCount> Rules { get; init; }

    /// <summary>By symbol, by name.</summary>
    public required IReadOnlyList<ExecutionBreakdownRow> BySymbol { get; init; }

    /// <summary>By side.</summary>
    public required IReadOnlyList<ExecutionBreakdownRow> BySide { get; init; }

    /// <summary>By order type.</summary>
    public required IReadOnlyList<ExecutionBreakdownRow> ByOrderType { get; init; }

    /// <summary>By half hour of the decision's signal; half hours without executions are left out.</summary>
    public required IReadOnlyList<ExecutionBreakdownRow> ByHalfHour { get; init; }
}
