using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Loads the executions of the decisions in scope, and their TCA rows.</summary>
internal sealed class ExecutionLoader(LedgerEvidence evidence, string runId, Dictionary<Guid, int> decisions)
{
    private readonly OrderDocumentReader _documents = new(runId, evidence.Words);
    private Dictionary<string, int>? _decisionsByHash;

    /// <summary>Indexes of the executions in scope by id; filled by <see cref="Load"/>.</summary>
    public Dictionary<Guid, int> Indexes { get; } = [];

    /// <summary>Reads <c>executions</c> and <c>execution_tca_metrics</c>.</summary>
    public void Load(ILedgerReader ledger)
    {
        foreach (ExecutionRow row in ledger.ReadExecutions())
        {
            evidence.Scope.ExecutionsTotal++;
            if (!TryFindDecision(row, out int decision))
            {
                continue;
            }

            int index = evidence.Executions.Add(Read(row, decision));
            Indexes[row.Id] = index;
            ref DecisionFact owner = ref evidence.Decisions[decision];
            owner.ExecutionCount++;
            if (owner.Execution < 0)
            {
                owner.Execution = index;
            }
        }

        foreach (ExecutionTcaMetricRow row in ledger.ReadTcaMetrics())
        {
            evidence.Scope.TcaTotal++;
            if (Indexes.TryGetValue(row.ExecutionId, out int execution))
            {
                evidence.Executions[execution].Tca = evidence.TcaMetrics.Add(Read(row, execution));
            }
        }
    }

    private bool TryFindDecision(ExecutionRow row, out int decision)
    {
        if (row.TradeDecisionId is { } id)
        {
            bool found = decisions.TryGetValue(id, out decision);
            if (!found && !evidence.Scope.ByRun)
            {
                evidence.Scope.ExecutionsUnlinked++;
            }

            return found;
        }

        // The contract makes the order's own id the decision's hash.
        decision = -1;
        if (row.ClientOrderId is { Length: > 0 } hash && (_decisionsByHash ??= ByHash()).TryGetValue(hash, out decision))
        {
            return true;
        }

        evidence.Scope.ExecutionsUnlinked++;
        return false;
    }

    private Dictionary<string, int> ByHash()
    {
        var byHash = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            if (evidence.Decisions[i].Hash is { Length: > 0 } hash)
            {
                byHash.TryAdd(hash, i);
            }
        }

        return byHash;
    }

    private ExecutionFact Read(ExecutionRow row, int decision)
    {
        StringPool words = evidence.Words;
        string side = Lower.Of(row.Side);
        string status = Lower.Of(row.Status);
        string? hash = evidence.Decisions[decision].Hash;
        AuditFact audit = _documents.ReadAudit(row.ExecutionAuditJson);
        return new ExecutionFact
        {
            Id = row.Id,
            Decision = decision,
            Account = words.Add(row.AlpacaAccountLabel),
            Symbol = words.Add(row.Symbol),
            Side = words.Add(side),
            Direction = OrderWords.Direction(side),
            OrderType = words.Add(Lower.Of(row.OrderType)),
            Status = words.Add(status),
            ExpectedAdapter = words.Add(AdapterOf(row.ExecutionExpectedAdapter)),
            ActualAdapter = words.Add(AdapterOf(row.ExecutionActualAdapter)),
            FallbackReason = words.Add(row.ExecutionFallbackReason?.Trim()),
            FallbackCount = row.ExecutionFallbackCount,
            HasCorrelationId = !string.IsNullOrEmpty(row.ExecutionCorrelationId),
            HasIdempotencyKey = !string.IsNullOrEmpty(row.ExecutionIdempotencyKey),
            Accepted = OrderWords.IsAccepted(status),
            Context = audit.Context,
            ArrivalBid = audit.ArrivalBid,
            ArrivalAsk = audit.ArrivalAsk,
            ClientOrderId = string.Equals(row.ClientOrderId, hash, StringComparison.Ordinal) ? hash : row.ClientOrderId,
            SubmittedQty = row.SubmittedQty,
            FilledQty = row.FilledQty,
            AvgFillPrice = row.AvgFillPrice,
            CreatedNs = EventTime.FromInstant(row.CreatedAt),
            LastUpdateNs = row.LastUpdateAt is { } update ? EventTime.FromInstant(update) : null,
            LastFeedNs = row.OrderFeedLastEventTs is { } feed ? EventTime.FromInstant(feed) : null,
            FillPoint = -1,
            Tca = -1,
        };
    }

    private static TcaFact Read(ExecutionTcaMetricRow row, int execution) => new()
    {
        Execution = execution,
        ComputedNs = EventTime.FromInstant(row.ComputedAt),
        ArrivalPrice = row.ArrivalPrice,
        AvgFillPrice = row.AvgFillPrice,
        SlippageBps = row.SlippageBps,
        ShortfallNotional = row.ShortfallNotional,
        RealizedShortfallBps = row.RealizedShortfallBps,
        DivergenceBps = row.DivergenceBps,
        ExpectedShortfallBpsP50 = row.ExpectedShortfallBpsP50,
        ChurnQty = row.ChurnQty,
    };

    private static string AdapterOf(string? adapter)
    {
        string lower = Lower.Of(adapter);
        return lower.Length == 0 ? OrderWords.UnknownAdapter : lower;
    }
}
