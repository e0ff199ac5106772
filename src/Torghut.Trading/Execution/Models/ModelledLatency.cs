using Torghut.Market.Numerics;
using Torghut.Market.Time;

namespace Torghut.Trading.Execution.Models;

/// <summary>
/// Rule: times pass between signal, decision, market and knowledge. With jitter each latency is multiplied by a
/// log-normal factor of median 1 that belongs to the decision and the leg, and is cut to whole microseconds. The
/// availability of a signal is a property of the signal, the same for all who read it, and does not vary.
/// </summary>
internal sealed class ModelledLatency
{
    private const double Sigma = 0.25;

    private readonly ExecutionOptions _options;

    /// <summary>Makes the model.</summary>
    public ModelledLatency(ExecutionOptions options) => _options = options;

    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "modelled_latency",
        "A decision falls decision_ms after its signal is available, the order meets the market submit_ms after its submission and sees all events of that instant, and the trader knows of a market event ack_ms later. With log-normal jitter (median 1, sigma 0.25) each is multiplied by a factor drawn from the seed, the decision and the leg.",
        "Optimistic on a busy system: latencies do not grow with load, and the quotes themselves arrive without delay.");

    /// <summary>
    /// From a signal's availability to the decision. The decision does not exist yet when this is drawn, so the draw
    /// belongs to what will be decided about: strategy, symbol and signal time.
    /// </summary>
    public long DecisionNs(string strategy, string symbol, long signalNs) =>
        _options.Jitter == LatencyJitter.None
            ? _options.DecisionMs * EventTime.NsPerMs
            : Draw(_options.DecisionMs, string.Concat(strategy, "\n", symbol, "\n" + EventTime.Format(EventTime.ToInstant(signalNs))), "decision");

    /// <summary>From submission until the order meets the market.</summary>
    public long SubmitNs(string decisionHash) => Draw(_options.SubmitMs, decisionHash, "submit");

    /// <summary>From a market event until the trader knows of it; the same for all updates of one order, so that they stay in order.</summary>
    public long AcknowledgeNs(string decisionHash) => Draw(_options.AckMs, decisionHash, "ack");

    private long Draw(int medianMs, string key, string leg)
    {
        if (_options.Jitter == LatencyJitter.None)
        {
            return medianMs * EventTime.NsPerMs;
        }

        double factor = DeterministicMath.Exp(Sigma * StandardNormal.FromHash(StableHash.Compute(_options.Seed, key, leg)));
        long microseconds = (long)(medianMs * (EventTime.NsPerMs / EventTime.NsPerUs) * factor);
        return microseconds * EventTime.NsPerUs;
    }
}
