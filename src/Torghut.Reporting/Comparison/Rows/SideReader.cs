using Torghut.Market.Time;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Identity;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Comparison.Rows;

/// <summary>Reads single rows again, for what the facts do not hold.</summary>
internal static class SideReader
{
    /// <summary>A decision with its lineage.</summary>
    public static DecisionSide Decision(RunRows rows, int index)
    {
        LedgerEvidence evidence = rows.Evidence;
        ref DecisionFact fact = ref evidence.Decisions[index];
        return new DecisionSide
        {
            DecisionId = fact.Id.ToString("D"),
            EventTime = TimeText.Of(DecisionHasher.TimeOf(in fact)),
            DecidedAt = TimeText.Of(fact.CreatedNs),
            Symbol = evidence.Word(fact.Symbol),
            Strategy = evidence.Strategies[fact.Strategy].Name,
            Timeframe = evidence.Word(fact.Timeframe),
            Action = evidence.Word(fact.Action),
            Qty = fact.Qty,
            OrderType = evidence.Word(fact.OrderType),
            Price = fact.DecisionPrice,
            Spread = fact.Spread,
            Status = evidence.Word(fact.Status),
            RiskReasons = evidence.ReasonSets[fact.Reasons],
            Rationale = evidence.Word(fact.Rationale),
            DecisionHash = fact.Hash,
            Lineage = LineageOf(rows.Ledger, fact.Id),
        };
    }

    /// <summary>An order event with its status and the lineage of its decision.</summary>
    public static OrderEventSide OrderEvent(RunRows rows, int index)
    {
        LedgerEvidence evidence = rows.Evidence;
        OrderEventFact fact = evidence.OrderEvents[index];
        ExecutionFact? execution = fact.Execution < 0 ? null : evidence.Executions[fact.Execution];
        ExecutionOrderEventRow? row = Find(rows.Ledger, in fact, evidence.Word(fact.EventType));
        DecisionFact? decision = execution is { } order ? evidence.Decisions[order.Decision] : null;
        return new OrderEventSide
        {
            EventTime = TimeText.Of(fact.EventNs),
            Symbol = row?.Symbol ?? (execution is { } known ? evidence.Word(known.Symbol) : null),
            ClientOrderId = fact.ClientOrderId,
            EventType = evidence.Word(fact.EventType),
            Status = row?.Status,
            Side = execution is { } submitted ? evidence.Word(submitted.Side) : null,
            Strategy = decision is { } planned ? evidence.Strategies[planned.Strategy].Name : null,
            Qty = fact.Qty,
            FilledQty = fact.FilledQty,
            AvgFillPrice = fact.AvgFillPrice,
            Lineage = decision is { } source ? LineageOf(rows.Ledger, source.Id) : Lineage.None,
        };
    }

    private static IReadOnlyDictionary<string, string> LineageOf(ILedgerReader ledger, Guid decision)
    {
        foreach (TradeDecisionRow row in ledger.ReadDecisions())
        {
            if (row.Id == decision)
            {
                return Lineage.Of(row.DecisionJson);
            }
        }

        return Lineage.None;
    }

    private static ExecutionOrderEventRow? Find(ILedgerReader ledger, in OrderEventFact fact, string eventType)
    {
        foreach (ExecutionOrderEventRow row in ledger.ReadOrderEvents())
        {
            long? timeNs = row.EventTs is { } time ? EventTime.FromInstant(time) : null;
            if (timeNs == fact.EventNs
                && row.FilledQty == fact.FilledQty
                && row.Qty == fact.Qty
                && row.AvgFillPrice == fact.AvgFillPrice
                && string.Equals(row.ClientOrderId, fact.ClientOrderId, StringComparison.Ordinal)
                && string.Equals(Lower.Of(row.EventType), eventType, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return null;
    }
}
