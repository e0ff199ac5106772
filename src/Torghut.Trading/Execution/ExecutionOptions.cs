namespace Torghut.Trading.Execution;

/// <summary>The simulated execution: order defaults, modelled latencies, and the seed of their jitter.</summary>
public sealed record ExecutionOptions
{
    /// <summary>The account.</summary>
    public AccountOptions Account { get; init; } = new();

    /// <summary>Whether market orders become limit orders half a spread through the mid.</summary>
    public bool PreferLimit { get; init; }

    /// <summary>Whether orders are immediate-or-cancel instead of day orders.</summary>
    public bool ImmediateOrCancel { get; init; }

    /// <summary>Shares in one unit of a quote's displayed size: 1, or 100 for feeds in round lots.</summary>
    public int QuoteSizeUnit { get; init; } = 1;

    /// <summary>Time from a signal's availability to the decision, milliseconds.</summary>
    public int DecisionMs { get; init; } = 5;

    /// <summary>Time from submission until the order meets the market, milliseconds.</summary>
    public int SubmitMs { get; init; } = 20;

    /// <summary>Time from a market event until the trader knows of it, milliseconds.</summary>
    public int AckMs { get; init; } = 20;

    /// <summary>How the latencies vary.</summary>
    public LatencyJitter Jitter { get; init; }

    /// <summary>Seed of the jitter.</summary>
    public long Seed { get; init; } = 42;
}
