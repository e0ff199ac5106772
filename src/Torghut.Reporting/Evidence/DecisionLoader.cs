using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Loads strategies and decisions and settles which decisions are the run's.</summary>
internal sealed class DecisionLoader(LedgerEvidence evidence, string runId)
{
    private readonly Dictionary<Guid, int> _strategies = [];
    private readonly DecisionDocumentReader _documents = new(runId, evidence.Words, evidence.ReasonSets);

    /// <summary>Indexes of the decisions in scope by id; filled by <see cref="Load"/>.</summary>
    public Dictionary<Guid, int> Indexes { get; } = [];

    /// <summary>Reads <c>strategies</c> and <c>trade_decisions</c>.</summary>
    public void Load(ILedgerReader ledger)
    {
        evidence.ForeignIds = ledger.ForeignIds;
        foreach (StrategyRow row in ledger.ReadStrategies())
        {
            _strategies[row.Id] = evidence.Strategies.Count;
            evidence.Strategies.Add(new StrategyFact(row.Id, row.Name.Length > 0 ? row.Name : evidence.IdText(row.Id), true));
        }

        ScopeFact scope = evidence.Scope;
        ChunkedList<DecisionFact> kept = evidence.Decisions;
        foreach (TradeDecisionRow row in ledger.ReadDecisions())
        {
            scope.DecisionsTotal++;
            DecisionFact fact = Read(row);
            if (!fact.DocumentRead)
            {
                scope.DocumentsUnreadable++;
            }

            if (!fact.Context.NamesRun)
            {
                scope.DecisionsWithoutRun++;
                if (!scope.ByRun)
                {
                    kept.Add(fact);
                }

                continue;
            }

            if (!scope.ByRun)
            {
                // The first decision that names a run: those that name none are out.
                scope.ByRun = true;
                kept = evidence.Decisions = new ChunkedList<DecisionFact>();
            }

            if (fact.Context.OfThisRun)
            {
                kept.Add(fact);
            }
            else
            {
                scope.DecisionsOfOtherRuns++;
            }
        }

        var order = new RowOrder(ledger.ForeignIds);
        kept.Sort((a, b) => order.Compare(kept[a].CreatedNs, kept[a].Id, kept[b].CreatedNs, kept[b].Id));
        Indexes.EnsureCapacity(kept.Count);
        for (int i = 0; i < kept.Count; i++)
        {
            Indexes[kept[i].Id] = i;
        }
    }

    private DecisionFact Read(TradeDecisionRow row)
    {
        StringPool words = evidence.Words;
        var fact = new DecisionFact
        {
            Id = row.Id,
            Strategy = StrategyIndex(row.StrategyId),
            Account = words.Add(row.AlpacaAccountLabel),
            Symbol = words.Add(row.Symbol),
            Timeframe = words.Add(row.Timeframe),
            Status = words.Add(OrderWords.Normalize(row.Status)),
            Rationale = words.Add(row.Rationale),
            Hash = row.DecisionHash,
            CreatedNs = EventTime.FromInstant(row.CreatedAt),
            Execution = -1,
        };
        _documents.Read(row.DecisionJson, ref fact);
        if (fact.CreatedNs == 0)
        {
            // The ledger does not say when it was made.
            fact.CreatedNs = fact.SignalNs ?? 0;
        }

        return fact;
    }

    private int StrategyIndex(Guid id)
    {
        if (!_strategies.TryGetValue(id, out int index))
        {
            index = evidence.Strategies.Count;
            evidence.Strategies.Add(new StrategyFact(id, id == Guid.Empty ? "unknown" : evidence.IdText(id), false));
            _strategies.Add(id, index);
        }

        return index;
    }
}
