using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Loads the order events of the executions in scope.</summary>
internal sealed class OrderEventLoader(
    LedgerEvidence evidence, string runId, Dictionary<Guid, int> decisions, Dictionary<Guid, int> executions)
{
    private readonly OrderDocumentReader _documents = new(runId, evidence.Words);

    /// <summary>Reads <c>execution_order_events</c>.</summary>
    public void Load(ILedgerReader ledger)
    {
        foreach (ExecutionOrderEventRow row in ledger.ReadOrderEvents())
        {
            evidence.Scope.OrderEventsTotal++;
            if (!TryFindExecution(row, out int execution))
            {
                continue;
            }

            string eventType = EventTypeOf(row);
            string? clientOrderId = row.ClientOrderId;
            if (execution >= 0)
            {
                string? known = evidence.Executions[execution].ClientOrderId;
                clientOrderId = string.Equals(known, clientOrderId, StringComparison.Ordinal) ? known : clientOrderId;
                Apply(row, eventType, execution);
            }

            evidence.OrderEvents.Add(new OrderEventFact
            {
                Execution = execution,
                EventType = evidence.Words.Add(eventType),
                EventNs = row.EventTs is { } time ? EventTime.FromInstant(time) : null,
                ClientOrderId = clientOrderId,
                Qty = row.Qty,
                FilledQty = row.FilledQty,
                AvgFillPrice = row.AvgFillPrice,
            });
        }
    }

    /// <summary>Whether the event is in scope; its execution is −1 if it has none or more than one candidate.</summary>
    private bool TryFindExecution(ExecutionOrderEventRow row, out int execution)
    {
        if (row.ExecutionId is { } executionId)
        {
            if (executions.TryGetValue(executionId, out execution))
            {
                return true;
            }

            // An execution that is not the run's, unless the decision is.
            if (row.TradeDecisionId is not { } owner || !decisions.ContainsKey(owner))
            {
                return false;
            }
        }

        execution = -1;
        if (row.TradeDecisionId is not { } decisionId)
        {
            // Nobody's: cannot be the run's by the rules, but somebody should know.
            evidence.Scope.OrderEventsUnlinked++;
            return false;
        }

        if (!decisions.TryGetValue(decisionId, out int decision))
        {
            return false;
        }

        ref DecisionFact fact = ref evidence.Decisions[decision];
        if (row.ExecutionId is null && fact.ExecutionCount == 1)
        {
            execution = fact.Execution;
            evidence.Scope.OrderEventsLinkedByDecision++;
        }
        else
        {
            evidence.Scope.OrderEventsUnlinked++;
        }

        return true;
    }

    private void Apply(ExecutionOrderEventRow row, string eventType, int index)
    {
        ref ExecutionFact execution = ref evidence.Executions[index];
        execution.EventCount++;
        string status = OrderWords.Normalize(row.Status);
        execution.Accepted |= OrderWords.IsAccepted(eventType) || OrderWords.IsAccepted(status);
        execution.Ended |= OrderWords.IsEnd(eventType) || OrderWords.IsEnd(status);
        long? eventNs = row.EventTs is { } time ? EventTime.FromInstant(time) : null;
        if (eventNs is { } at && (execution.FirstEventNs is not { } first || at < first))
        {
            execution.FirstEventNs = at;
        }

        bool isFill = OrderWords.IsFill(eventType);
        if (!isFill && !OrderWords.IsEnd(eventType))
        {
            return;
        }

        UpdateFact update = _documents.ReadUpdate(row.RawEvent);
        CountRule(eventType, in update, isFill ? execution.Direction : 0);
        if (!isFill || row.FilledQty is not { } filled || filled <= 0)
        {
            return;
        }

        long knownNs = eventNs ?? EventTime.FromInstant(row.CreatedAt);
        execution.FillPoint = evidence.FillPoints.Add(new FillPoint
        {
            Next = execution.FillPoint,
            Filled = filled,
            AveragePrice = row.AvgFillPrice,
            Price = update.Price,
            TimeNs = IsPlausible(update.TimeNs, knownNs) ? update.TimeNs!.Value : knownNs,
        });
    }

    /// <summary>The update's type; where a trader stores none, what its status says of a fill or an end.</summary>
    private static string EventTypeOf(ExecutionOrderEventRow row)
    {
        string eventType = OrderWords.Normalize(row.EventType);
        return eventType.Length > 0 ? eventType : OrderWords.Normalize(row.Status);
    }

    private void CountRule(string eventType, in UpdateFact update, int direction)
    {
        if (update.Rule == 0)
        {
            return;
        }

        (string, string) key = (eventType, evidence.Word(update.Rule));
        if (!evidence.Rules.TryGetValue(key, out RuleFact? rule))
        {
            rule = new RuleFact();
            evidence.Rules.Add(key, rule);
        }

        rule.Count++;
        if (direction != 0 && update is { Price: { } price, Bid: { } bid, Ask: { } ask })
        {
            rule.WithQuote++;
            rule.WorseThanQuote += direction > 0 ? (price > ask ? 1 : 0) : price < bid ? 1 : 0;
        }
    }

    /// <summary>The market cannot come after the trader knew, nor long before it: then the clocks differ.</summary>
    private static bool IsPlausible(long? marketNs, long knownNs) =>
        marketNs is { } market && market <= knownNs && knownNs - market <= EventTime.NsPerMinute;
}
