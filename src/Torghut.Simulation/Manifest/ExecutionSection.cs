using Torghut.Trading.Execution;

namespace Torghut.Simulation.Manifest;

/// <summary>The execution simulation.</summary>
public sealed record ExecutionSection
{
    private static readonly ExecutionOptions Defaults = new();

    /// <summary>The account.</summary>
    public AccountSection Account { get; init; } = new();

    /// <summary>Whether market orders become limit orders half a spread through the mid.</summary>
    public bool PreferLimit { get; init; } = Defaults.PreferLimit;

    /// <summary>Whether orders are immediate-or-cancel instead of day orders.</summary>
    public bool ImmediateOrCancel { get; init; } = Defaults.ImmediateOrCancel;

    /// <summary>Shares in one unit of a quote's displayed size.</summary>
    public int QuoteSizeUnit { get; init; } = Defaults.QuoteSizeUnit;

    /// <summary>Latencies.</summary>
    public LatencySection Latency { get; init; } = new();

    /// <summary>Seed of the latencies' jitter.</summary>
    public long Seed { get; init; } = Defaults.Seed;
}
