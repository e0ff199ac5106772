namespace Torghut.Trading.Execution;

/// <summary>How the modelled latencies vary.</summary>
public enum LatencyJitter
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Each latency is multiplied by a log-normal factor of median 1 and σ 0.25, keyed by (seed, decision, leg).</summary>
    Lognormal,
}
