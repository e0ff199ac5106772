using Torghut.Trading.Execution;

namespace Torghut.Simulation.Manifest;

/// <summary>The modelled latencies, as differences of event time.</summary>
public sealed record LatencySection
{
    private static readonly ExecutionOptions Defaults = new();

    /// <summary>From a bar's end until its signal is available, milliseconds; null for <c>ta.max_out_of_order_ms</c>.</summary>
    public int? TaMs { get; init; }

    /// <summary>From a signal's availability to the decision, milliseconds.</summary>
    public int DecisionMs { get; init; } = Defaults.DecisionMs;

    /// <summary>From submission until the order meets the market, milliseconds.</summary>
    public int SubmitMs { get; init; } = Defaults.SubmitMs;

    /// <summary>From a market event until the trader knows of it, milliseconds.</summary>
    public int AckMs { get; init; } = Defaults.AckMs;

    /// <summary>How they vary.</summary>
    public LatencyJitter Jitter { get; init; } = Defaults.Jitter;
}
