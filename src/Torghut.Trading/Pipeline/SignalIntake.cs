using System.Runtime.InteropServices;
using Torghut.Market.Symbols;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Risk;
using Torghut.Trading.Scheduling;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// Takes signals in batches of one event time through the feature-quality gate and plans when each strategy decides on
/// them. What never reaches a strategy is counted here with its reason.
/// </summary>
internal sealed class SignalIntake : ITechnicalAnalysisSink
{
    private const sbyte OverlayWindow = -1;

    private readonly StrategyRoster _roster;
    private readonly SymbolTable _symbols;
    private readonly FeatureGate _gate;
    private readonly ModelledLatency _latency;
    private readonly OutcomeCounts _counts;
    private readonly Agenda<Planned> _agenda;
    private readonly LedgerRelay _relay;
    private readonly VolatilityWindow[] _volatilityWindows;
    private readonly List<GatedSignal> _batch = [];

    /// <summary>Makes an intake that has seen nothing.</summary>
    public SignalIntake(PipelineOptions options, StrategyRoster roster, OutcomeCounts counts, Agenda<Planned> agenda, LedgerRelay relay)
    {
        _roster = roster;
        _symbols = options.Symbols;
        _counts = counts;
        _agenda = agenda;
        _relay = relay;
        _gate = new FeatureGate(options.FeatureGate, options.Symbols.Count);
        _latency = new ModelledLatency(options.Execution);
        _volatilityWindows = new VolatilityWindow[options.Symbols.Count * Enum.GetValues<Timeframe>().Length];
    }

    /// <summary>Signals taken.</summary>
    public long Count { get; private set; }

    /// <summary>The last signal handled, by event time, symbol and sequence; null before the first.</summary>
    public Signal? Last { get; private set; }

    /// <inheritdoc/>
    public void OnBarClosed(in MicroBar bar, in Signal signal)
    {
        _relay.Output!.Add(bar, signal);
        Add(signal);
    }

    /// <summary>Takes a signal of the batch under way.</summary>
    public void Add(in Signal signal)
    {
        int place = (signal.Symbol * 2) + (int)signal.Timeframe;
        SignalFeatures expectedNulls =
            NullFeatures.ExpectedInWarmUp(signal.Seq, _volatilityWindows[place].Add(signal.EndNs));
        _batch.Add(new GatedSignal(signal, expectedNulls));
    }

    /// <summary>The batch is whole: all signals of one event time are there.</summary>
    public void CompleteBatch()
    {
        ReadOnlySpan<GatedSignal> batch = CollectionsMarshal.AsSpan(_batch);
        _gate.Examine(batch);
        foreach (RosterStrategy strategy in _roster.All)
        {
            bool hasTooManyNulls = _gate.HasTooManyNulls(strategy, batch);
            foreach (GatedSignal signal in batch)
            {
                Route(strategy, signal, hasTooManyNulls);
            }
        }

        Count += batch.Length;
        if (!batch.IsEmpty)
        {
            Last = batch[^1].Signal;
        }

        _batch.Clear();
    }

    private void Route(RosterStrategy strategy, GatedSignal gated, bool hasTooManyNulls)
    {
        ref readonly Signal signal = ref gated.Signal;
        bool isForeign = signal.Timeframe != strategy.Timeframe;
        if (isForeign && (signal.Timeframe != Timeframe.OneSecond || !strategy.HasOverlays))
        {
            return;
        }

        long decisionNs = signal.IngestNs
            + _latency.DecisionNs(strategy.Definition.Name, _symbols[signal.Symbol], signal.EndNs);
        SignalOutcome? refusal = Refusal(strategy, gated, hasTooManyNulls && !isForeign, decisionNs);
        if (isForeign)
        {
            if (refusal is null)
            {
                Plan(strategy, gated, decisionNs, isForeign);
            }

            return;
        }

        _counts.AddProduced(strategy.Index, signal.Symbol, signal.EndNs);
        if (refusal is SignalOutcome reason)
        {
            _counts.AddOutcome(strategy.Index, signal.Symbol, signal.EndNs, reason);
        }
        else
        {
            Plan(strategy, gated, decisionNs, isForeign);
        }
    }

    private SignalOutcome? Refusal(RosterStrategy strategy, GatedSignal gated, bool hasTooManyNulls, long decisionNs)
    {
        if (!strategy.Definition.Enabled)
        {
            return SignalOutcome.StrategyDisabled;
        }

        if (!strategy.Trades(gated.Signal.Symbol))
        {
            return SignalOutcome.SymbolNotAllowed;
        }

        if (gated.Refusal is SignalOutcome refusal && refusal != SignalOutcome.DuplicateRatio)
        {
            return refusal;
        }

        if (_gate.IsStale(gated.Signal, decisionNs))
        {
            return SignalOutcome.FeatureStaleness;
        }

        return gated.Refusal ?? (hasTooManyNulls ? SignalOutcome.RequiredFeatureNullRate : null);
    }

    private void Plan(RosterStrategy strategy, GatedSignal gated, long decisionNs, bool isForeign)
    {
        ref readonly Signal signal = ref gated.Signal;
        sbyte window = isForeign ? OverlayWindow : (sbyte)(signal.Timeframe == Timeframe.OneMinute ? 0 : 1);
        AgendaKey key = new(decisionNs, AgendaRank.Decision, signal.Symbol, window, signal.Seq, strategy.Index, 0);
        PlannedKind kind = isForeign ? PlannedKind.OverlayCheck : PlannedKind.Evaluation;
        _agenda.Add(key, new Planned(kind, strategy.Index, gated));
    }
}
