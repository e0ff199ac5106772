using Torghut.Market.Time;
using Torghut.Trading.Execution;
using Torghut.Trading.Execution.Models;

namespace Torghut.Trading.Tests.Execution;

public sealed class ModelledLatencyTests
{
    private static readonly ExecutionOptions Jittered = new() { Jitter = LatencyJitter.Lognormal, Seed = 7, SubmitMs = 20, AckMs = 20 };

    [Fact]
    public void Without_jitter_latencies_are_as_configured()
    {
        ModelledLatency latency = new(new ExecutionOptions { DecisionMs = 5, SubmitMs = 20, AckMs = 30 });

        Assert.Equal(5_000_000, latency.DecisionNs("s", "AIG", 1));
        Assert.Equal(20_000_000, latency.SubmitNs("hash"));
        Assert.Equal(30_000_000, latency.AcknowledgeNs("hash"));
    }

    [Fact]
    public void With_jitter_a_latency_belongs_to_seed_decision_and_leg()
    {
        ModelledLatency latency = new(Jittered);

        Assert.Equal(latency.SubmitNs("a"), new ModelledLatency(Jittered).SubmitNs("a"));
        Assert.NotEqual(latency.SubmitNs("a"), latency.SubmitNs("b"));
        Assert.NotEqual(latency.SubmitNs("a"), latency.AcknowledgeNs("a"));
        Assert.NotEqual(latency.SubmitNs("a"), new ModelledLatency(Jittered with { Seed = 8 }).SubmitNs("a"));
        Assert.NotEqual(latency.DecisionNs("s", "AIG", 1_000_000_000), latency.DecisionNs("s", "AIG", 2_000_000_000));
        Assert.NotEqual(latency.DecisionNs("s", "AIG", 1_000_000_000), latency.DecisionNs("t", "AIG", 1_000_000_000));
    }

    [Fact]
    public void Jitter_has_median_one_and_sigma_one_quarter_in_whole_microseconds()
    {
        ModelledLatency latency = new(Jittered);
        long[] draws = [.. Enumerable.Range(0, 4_001).Select(i => latency.SubmitNs($"decision {i}")).Order()];

        Assert.All(draws, ns => Assert.Equal(0, ns % EventTime.NsPerUs));

        // A log-normal of median 20 ms: the quantile at +1 sigma is 20·e^0.25 = 25.7 ms, at −1 sigma 15.6 ms.
        Assert.InRange(draws[2_000] / 1e6, 19.7, 20.3);
        Assert.InRange(draws[(int)(4_001 * 0.8413)] / 1e6, 25.1, 26.3);
        Assert.InRange(draws[(int)(4_001 * 0.1587)] / 1e6, 15.2, 16.0);
    }
}
