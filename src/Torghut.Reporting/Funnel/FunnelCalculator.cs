using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Funnel;

/// <summary>Makes the funnel.</summary>
internal sealed class FunnelCalculator
{
    private readonly LedgerEvidence _evidence;
    private readonly MarketSeries _market;
    private readonly HalfHours _halfHours;
    private readonly FunnelTally _all = new();
    private readonly SortedDictionary<string, FunnelTally> _bySymbol = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FunnelTally> _byStrategy = new(StringComparer.Ordinal);
    private readonly FunnelTally[] _byHalfHour;
    private readonly SortedDictionary<string, long> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Strategy, int Symbol), long> _pairs = [];
    private readonly SpreadCounter _decisionSpread;
    private readonly SpreadCounter _executionSpread;

    public FunnelCalculator(LedgerEvidence evidence, MarketSeries market, HalfHours halfHours, IReadOnlyList<string> symbols)
    {
        _evidence = evidence;
        _market = market;
        _halfHours = halfHours;
        _decisionSpread = new SpreadCounter(halfHours);
        _executionSpread = new SpreadCounter(halfHours);
        _byHalfHour = new FunnelTally[halfHours.Count];
        for (int i = 0; i < _byHalfHour.Length; i++)
        {
            _byHalfHour[i] = new FunnelTally();
        }

        // A symbol or a strategy that did nothing is a row of zeros, not a missing row.
        foreach (string symbol in symbols)
        {
            Tally(_bySymbol, symbol);
        }

        foreach (StrategyFact strategy in evidence.Strategies)
        {
            if (strategy.Listed)
            {
                Tally(_byStrategy, strategy.Name);
            }
        }
    }

    private bool SignalsCounted => _evidence.SignalCounts.Count > 0;

    /// <summary>Counts everything.</summary>
    public FunnelSection Compute(CaveatCollector caveats)
    {
        foreach (SignalCountFact signals in _evidence.SignalCounts)
        {
            AddSignals(signals);
        }

        for (int i = 0; i < _evidence.Decisions.Count; i++)
        {
            AddDecision(in _evidence.Decisions[i]);
        }

        FunnelRow all = _all.ToRow("all", SignalsCounted);
        AddCaveats(all, caveats);
        ScopeFact scope = _evidence.Scope;
        return new FunnelSection
        {
            TradeDecisions = _evidence.Decisions.Count,
            Executions = _evidence.Executions.Count,
            ExecutionOrderEvents = _evidence.OrderEvents.Count,
            ExecutionOrderEventsTotal = scope.OrderEventsTotal,
            ExecutionOrderEventsUnlinked = scope.OrderEventsUnlinked,
            ExecutionTcaMetrics = _evidence.TcaMetrics.Count,
            LlmReviews = _evidence.Reviews.Count,
            MicroBars = _market.StoreGiven ? _market.MicroBars : null,
            Signals = _market.StoreGiven ? _market.Signals : null,
            DecisionStatusCounts = _statuses,
            DecisionToExecutionRate = Rate.Of(_evidence.Executions.Count, _evidence.Decisions.Count),
            DecisionStrategySymbolCounts = Pairs(),
            Stages = Stages(all),
            SuppressionReasons = Suppressions(),
            BySymbol = Rows(_bySymbol, SignalsCounted),
            ByStrategy = Rows(_byStrategy, SignalsCounted),
            ByHalfHour = HalfHourRows(),
            DecisionSpread = _decisionSpread.Describe(),
            ExecutionSpread = _executionSpread.Describe(),
        };
    }

    private void AddSignals(SignalCountFact signals)
    {
        _all.Add(signals);
        if (signals.Symbol.Length > 0)
        {
            Tally(_bySymbol, signals.Symbol).Add(signals);
        }

        if (signals.Strategy.Length > 0)
        {
            Tally(_byStrategy, signals.Strategy).Add(signals);
        }

        if (signals.HalfHourNs is { } start && _halfHours.IndexOfStart(start) is var index and >= 0)
        {
            _byHalfHour[index].Add(signals);
        }
    }

    private void AddDecision(in DecisionFact decision)
    {
        var fate = new DecisionFate(in decision, _evidence);
        _all.Add(in fate);
        Tally(_bySymbol, _evidence.Word(decision.Symbol)).Add(in fate);
        Tally(_byStrategy, _evidence.Strategies[decision.Strategy].Name).Add(in fate);
        if (_halfHours.IndexOf(decision.DayNs) is var index and >= 0)
        {
            _byHalfHour[index].Add(in fate);
        }

        _decisionSpread.Add(decision.DayNs, 1);
        _executionSpread.Add(decision.DayNs, decision.ExecutionCount);
        string status = _evidence.Word(decision.Status);
        status = status.Length == 0 ? "unknown" : status;
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        (int, int) pair = (decision.Strategy, decision.Symbol);
        _pairs[pair] = _pairs.GetValueOrDefault(pair) + 1;
    }

    private void AddCaveats(FunnelRow all, CaveatCollector caveats)
    {
        if (!SignalsCounted)
        {
            caveats.Add("signal_counts_missing", "The ledger has no signal_outcome_counts, so the funnel begins at the decisions.");
        }
        else if (_evidence.Scope.DecisionsOfOtherRuns > 0)
        {
            caveats.Add("runtime_events_of_all_runs", "The ledger holds several runs, and runtime events do not name theirs; signal counts and runtime events are those of all.");
        }

        if (all.Sized is null)
        {
            caveats.Add("submission_stage_missing", "Decisions do not say which stage they passed last; the stages between intent and submission are null.");
        }
    }

    private List<StrategySymbolCount> Pairs()
    {
        var sorted = new SortedDictionary<(string Strategy, string Symbol), StrategySymbolCount>(OrdinalPairComparer.Instance);
        foreach (((int strategy, int symbol), long count) in _pairs)
        {
            StrategyFact fact = _evidence.Strategies[strategy];
            string id = fact.Id.ToString("D");
            sorted[(fact.Name + "\n" + id, _evidence.Word(symbol))] = new StrategySymbolCount
            {
                StrategyId = id,
                Strategy = fact.Name,
                Symbol = _evidence.Word(symbol),
                Count = count,
            };
        }

        return [.. sorted.Values];
    }

    private static List<FunnelStage> Stages(FunnelRow all)
    {
        ReadOnlySpan<(string Stage, long? Count, bool OfDecisions)> stages =
        [
            ("produced", all.Produced, false), ("consumed", all.Consumed, false), ("evaluated", all.Evaluated, false),
            ("intents", all.Intents, true), ("sized", all.Sized, true), ("risk_passed", all.RiskPassed, true),
            ("review_passed", all.ReviewPassed, true), ("submitted", all.Submitted, true), ("accepted", all.Accepted, true),
            ("filled", all.Filled, true),
        ];
        var rows = new List<FunnelStage>(stages.Length);
        long? previous = null;
        foreach ((string stage, long? count, bool ofDecisions) in stages)
        {
            rows.Add(new FunnelStage
            {
                Stage = stage,
                Count = count,
                RateOfPrevious = Rate.Of(count, previous),
                RateOfIntents = ofDecisions ? Rate.Of(count, all.Intents) : null,
            });
            previous = count ?? previous;
        }

        return rows;
    }

    private List<SuppressionCount> Suppressions()
    {
        var rows = new List<SuppressionCount>(_all.Suppressed.Count);
        foreach (((string stage, string reason), long count) in _all.Suppressed)
        {
            rows.Add(new SuppressionCount { Stage = stage, Reason = reason, Count = count });
        }

        rows.Sort(static (a, b) =>
        {
            int order = b.Count.CompareTo(a.Count);
            order = order != 0 ? order : string.CompareOrdinal(a.Stage, b.Stage);
            return order != 0 ? order : string.CompareOrdinal(a.Reason, b.Reason);
        });
        return rows;
    }

    private static List<FunnelRow> Rows(SortedDictionary<string, FunnelTally> tallies, bool signalsCounted)
    {
        var rows = new List<FunnelRow>(tallies.Count);
        foreach ((string key, FunnelTally tally) in tallies)
        {
            rows.Add(tally.ToRow(key, signalsCounted));
        }

        return rows;
    }

    private List<FunnelRow> HalfHourRows()
    {
        var rows = new List<FunnelRow>(_byHalfHour.Length);
        for (int i = 0; i < _byHalfHour.Length; i++)
        {
            rows.Add(_byHalfHour[i].ToRow(_halfHours.Key(i), SignalsCounted));
        }

        return rows;
    }

    private static FunnelTally Tally(SortedDictionary<string, FunnelTally> tallies, string key)
    {
        if (!tallies.TryGetValue(key, out FunnelTally? tally))
        {
            tally = new FunnelTally();
            tallies.Add(key, tally);
        }

        return tally;
    }
}
