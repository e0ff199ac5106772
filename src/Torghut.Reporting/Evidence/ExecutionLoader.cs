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
        ChunkedList<ExecutionFact> executions = evidence.Executions;
        foreach (ExecutionRow row in ledger.ReadExecutions())
        {
            evidence.Scope.ExecutionsTotal++;
            if (TryFindDecision(row, out int decision))
            {
                executions.Add(Read(row, decision));
            }
        }

        var order = new RowOrder(ledger.ForeignIds);
        executions.Sort((a, b) => order.Compare(executions[a].CreatedNs, executions[a].Id, executions[b].CreatedNs, executions[b].Id));
        Indexes.EnsureCapacity(executions.Count);
        for (int i = 0; i < executions.Count; i++)
        {
            Indexes[executions[i].Id] = i;
            ref DecisionFact owner = ref evidence.Decisions[executions[i].Decision];
            owner.ExecutionCount++;
            owner.Execution = owner.Execution < 0 ? i : owner.Execution;
        }

        LoadTca(ledger, order);
    }

    private void LoadTca(ILedgerReader ledger, RowOrder order)
    {
        ChunkedList<TcaFact> metrics = evidence.TcaMetrics;
        foreach (ExecutionTcaMetricRow row in ledger.ReadTcaMetrics())
        {
            evidence.Scope.TcaTotal++;
            if (Indexes.TryGetValue(row.ExecutionId, out int execution))
            {
                metrics.Add(Read(row, execution));
            }
        }

        metrics.Sort((a, b) => order.Compare(metrics[a].ComputedNs, metrics[a].Id, metrics[b].ComputedNs, metrics[b].Id));
        for (int i = 0; i < metrics.Count; i++)
        {
            evidence.Executions[metrics[i].Execution].Tca = i;
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
        string side = OrderWords.Normalize(row.Side);
        string status = OrderWords.Normalize(row.Status);
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
            OrderType = words.Add(OrderWords.Normalize(row.OrderType)),
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
            SubmittedQty = Math.Abs(row.SubmittedQty),
            FilledQty = Math.Abs(row.FilledQty),
            AvgFillPrice = row.AvgFillPrice,
            CreatedNs = EventTime.FromInstant(row.CreatedAt),
            LastUpdateNs = row.LastUpdateAt is { } update ? EventTime.FromInstant(update) : null,
            LastFeedNs = row.OrderFeedLastEventTs is { } feed ? EventTime.FromInstant(feed) : null,
            FillPoint = -1,
            Tca = -1,
        };
    }

    /// <summary>The row; what it lacks of slippage and shortfall is computed from its prices.</summary>
    private TcaFact Read(ExecutionTcaMetricRow row, int execution)
    {
        ref ExecutionFact order = ref evidence.Executions[execution];
        decimal? fill = row.AvgFillPrice is > 0 ? row.AvgFillPrice : order.AvgFillPrice;
        bool priced = row.ArrivalPrice is > 0 && fill is > 0 && order is { Filled: true, Direction: not 0 };
        decimal? difference = priced ? order.Direction * (fill - row.ArrivalPrice) : null;
        decimal? slippage = row.SlippageBps ?? (difference is { } d ? decimal.Round(d / row.ArrivalPrice!.Value * 10_000m, 8) : null);
        decimal? shortfall = row.ShortfallNotional ?? (difference is { } each ? decimal.Round(each * order.FilledQty, 8) : null);
        evidence.TcaComputed += slippage != row.SlippageBps || shortfall != row.ShortfallNotional ? 1 : 0;
        return new TcaFact
        {
            Id = row.Id,
            Execution = execution,
            ComputedNs = EventTime.FromInstant(row.ComputedAt),
            ArrivalPrice = row.ArrivalPrice,
            AvgFillPrice = row.AvgFillPrice,
            SlippageBps = slippage,
            ShortfallNotional = shortfall,
            RealizedShortfallBps = row.RealizedShortfallBps ?? slippage,
            DivergenceBps = row.DivergenceBps,
            ExpectedShortfallBpsP50 = row.ExpectedShortfallBpsP50,
            ChurnQty = row.ChurnQty,
        };
    }

    private static string AdapterOf(string? adapter)
    {
        string lower = Lower.Of(adapter);
        return lower.Length == 0 ? OrderWords.UnknownAdapter : lower;
    }
}
