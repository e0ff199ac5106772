using Torghut.Market.Numerics;
using Torghut.Market.Prices;
using Torghut.Trading.Decisions;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Orders;

namespace Torghut.Trading.Submission;

/// <summary>Makes the order of a decision.</summary>
/// <param name="accountLabel">Account.</param>
/// <param name="latency">Modelled latencies.</param>
internal sealed class OrderSubmission(string accountLabel, ModelledLatency latency)
{
    /// <summary>The order of a decision that passed all stages, submitted at a time.</summary>
    public OrderTicket CreateTicket(Decision decision, long submittedNs) => new()
    {
        OrderId = DeterministicGuid.Create("alpaca_orders", NaturalKey(decision)).ToString("D"),
        ClientOrderId = decision.Hash,
        Strategy = decision.Strategy.Index,
        Symbol = decision.Symbol,
        SymbolName = decision.SymbolName,
        Side = decision.Side,
        Type = decision.OrderType,
        TimeInForce = decision.TimeInForce,
        QuantityE8 = FixedPoint.FromDecimal(decision.Quantity),
        LimitPriceE8 = decision.LimitPriceE8 ?? 0,
        SubmittedNs = submittedNs,
        MeetsNs = submittedNs + latency.SubmitNs(decision.Hash),
        AcknowledgeNs = latency.AcknowledgeNs(decision.Hash),
        Context = decision.Context,
    };

    /// <summary>What identifies a decision and its order: account and decision hash.</summary>
    public string NaturalKey(Decision decision) => accountLabel + ":" + decision.Hash;
}
