using Torghut.Market.Time;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Risk;

/// <summary>
/// The feature-quality gate. A batch is the signals of one event time. It is refused as a whole, for a strategy, when
/// too many of its signals are repeated, or too many of the indicators that the strategy reads are null beyond what
/// the warm-up explains; a single signal is refused when it goes back in time or breaks the contract of its columns.
/// A refused signal leads to no decision and counts as handled.
/// </summary>
internal sealed class FeatureGate
{
    private readonly FeatureGateOptions _options;
    private readonly long[,] _lastSeq;
    private readonly long[,] _lastEndNs;
    private long _lastBatchNs = long.MinValue;

    /// <summary>Makes a gate that has seen nothing.</summary>
    public FeatureGate(FeatureGateOptions options, int symbols)
    {
        int timeframes = Enum.GetValues<Timeframe>().Length;
        _options = options;
        _lastSeq = new long[symbols, timeframes];
        _lastEndNs = new long[symbols, timeframes];
    }

    /// <summary>Examines a batch: sets each signal's refusal for itself, and remembers what later batches are compared with.</summary>
    /// <param name="batch">Signals of one event time.</param>
    public void Examine(ReadOnlySpan<GatedSignal> batch)
    {
        if (!_options.Enabled || batch.IsEmpty)
        {
            return;
        }

        bool goesBack = batch[0].Signal.EndNs < _lastBatchNs;
        _lastBatchNs = Math.Max(_lastBatchNs, batch[0].Signal.EndNs);
        int repeated = 0;
        foreach (GatedSignal gated in batch)
        {
            ref readonly Signal signal = ref gated.Signal;
            if (!IsWellFormed(signal))
            {
                gated.Refusal = SignalOutcome.SchemaMismatch;
                continue;
            }

            ref long lastSeq = ref _lastSeq[signal.Symbol, (int)signal.Timeframe];
            ref long lastEndNs = ref _lastEndNs[signal.Symbol, (int)signal.Timeframe];
            gated.IsRepeated = signal.Seq == lastSeq && signal.EndNs == lastEndNs;
            repeated += gated.IsRepeated ? 1 : 0;
            if (goesBack || signal.Seq <= lastSeq || signal.EndNs <= lastEndNs)
            {
                gated.Refusal = SignalOutcome.NonMonotonicProgression;
                continue;
            }

            lastSeq = signal.Seq;
            lastEndNs = signal.EndNs;
        }

        RefuseDuplicates(batch, repeated);
    }

    /// <summary>
    /// Whether too many of the indicators that the strategy reads are null in the signals of the batch that it reads.
    /// </summary>
    public bool HasTooManyNulls(RosterStrategy strategy, ReadOnlySpan<GatedSignal> batch)
    {
        SignalFeatures required = strategy.RequiredFeatures;
        int features = 0;
        int nulls = 0;
        foreach (GatedSignal gated in batch)
        {
            ref readonly Signal signal = ref gated.Signal;
            if (gated.Refusal is null && signal.Timeframe == strategy.Timeframe && strategy.Trades(signal.Symbol))
            {
                features += Count(required);
                nulls += Count(gated.Nulls & required & ~gated.ExpectedNulls);
            }
        }

        return _options.Enabled && nulls > _options.MaxRequiredNullRate * features;
    }

    /// <summary>Whether a signal is too old at the time of its decision.</summary>
    public bool IsStale(in Signal signal, long decisionNs) =>
        _options.Enabled && decisionNs - signal.EndNs > _options.MaxStalenessMs * EventTime.NsPerMs;

    private void RefuseDuplicates(ReadOnlySpan<GatedSignal> batch, int repeated)
    {
        if (repeated <= _options.MaxDuplicateRatio * batch.Length)
        {
            return;
        }

        foreach (GatedSignal gated in batch)
        {
            gated.Refusal = gated.IsRepeated ? SignalOutcome.DuplicateRatio : gated.Refusal ?? SignalOutcome.DuplicateRatio;
        }
    }

    private static bool IsWellFormed(in Signal signal) =>
        signal.Seq > 0
        && signal.EndNs % EventTime.NsPerSecond == 0
        && double.IsFinite(signal.Close)
        && signal.Close > 0;

    private static int Count(SignalFeatures features) => System.Numerics.BitOperations.PopCount((uint)features);
}
