using System.Text.Json;
using Torghut.Market.Numerics;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Ledger;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Text;

namespace Torghut.Trading.Submission;

/// <summary>Makes rows of <c>executions</c> at submission; from then on the order feed moves them on.</summary>
/// <param name="accountLabel">Account of the rows.</param>
internal sealed class ExecutionRows(string accountLabel)
{
    private const string Adapter = "simulation";

    /// <summary>The row of an order just submitted.</summary>
    /// <param name="decision">The decision behind it.</param>
    /// <param name="ticket">The order.</param>
    /// <param name="arrival">The quote at submission; null without one.</param>
    public ExecutionRow Create(Decision decision, OrderTicket ticket, PriceSnapshot? arrival)
    {
        string naturalKey = accountLabel + ":" + decision.Hash;
        return new ExecutionRow
        {
            Id = DeterministicGuid.Create("executions", naturalKey),
            TradeDecisionId = decision.Id,
            AlpacaAccountLabel = accountLabel,
            AlpacaOrderId = ticket.OrderId,
            ClientOrderId = ticket.ClientOrderId,
            Symbol = ticket.SymbolName,
            Side = OrderWords.Of(ticket.Side),
            OrderType = OrderWords.Of(ticket.Type),
            TimeInForce = OrderWords.Of(ticket.TimeInForce),
            SubmittedQty = decision.Quantity,
            FilledQty = 0,
            Status = OrderWords.Of(OrderStatus.Accepted),
            ExecutionExpectedAdapter = Adapter,
            ExecutionActualAdapter = Adapter,
            ExecutionCorrelationId = decision.Id.ToString("D"),
            ExecutionIdempotencyKey = decision.Hash,
            ExecutionAuditJson = Audit(decision, ticket, arrival),
            RawOrder = RawOrder(ticket),
            CreatedAt = EventTime.ToInstant(ticket.SubmittedNs),
            UpdatedAt = EventTime.ToInstant(ticket.SubmittedNs),
        };
    }

    private static string Audit(Decision decision, OrderTicket ticket, PriceSnapshot? arrival) =>
        JsonText.Write((decision, ticket, arrival), static (json, order) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("route");
            json.WriteString("expected_adapter", Adapter);
            json.WriteString("actual_adapter", Adapter);
            json.WriteNull("fallback_reason");
            json.WriteNumber("fallback_count", 0);
            json.WriteEndObject();
            json.WriteStartObject("arrival");
            json.WriteDecimal("mid", order.arrival?.Mid);
            json.WriteDecimal("bid", order.arrival?.Bid);
            json.WriteDecimal("ask", order.arrival?.Ask);
            WriteOptionalTime(json, "as_of", order.arrival?.AsOfNs);
            json.WriteEndObject();
            json.WriteStartObject("timeline");
            json.WriteTime("signal_at", order.decision.Signal.EndNs);
            json.WriteTime("signal_available_at", order.decision.Signal.IngestNs);
            json.WriteTime("decided_at", order.decision.DecidedNs);
            json.WriteTime("submitted_at", order.ticket.SubmittedNs);
            json.WriteTime("meets_market_at", order.ticket.MeetsNs);
            json.WriteDecimal("acknowledge_ms", (decimal)order.ticket.AcknowledgeNs / EventTime.NsPerMs);
            json.WriteEndObject();
            SimulationContextJson.Write(json, order.ticket.Context);
            json.WriteEndObject();
        });

    private static string RawOrder(OrderTicket ticket) => JsonText.Write(ticket, static (json, order) =>
    {
        json.WriteStartObject();
        json.WriteString("id", order.OrderId);
        json.WriteString("client_order_id", order.ClientOrderId);
        json.WriteString("symbol", order.SymbolName);
        json.WriteString("side", OrderWords.Of(order.Side));
        json.WriteString("type", OrderWords.Of(order.Type));
        json.WriteString("time_in_force", OrderWords.Of(order.TimeInForce));
        json.WriteDecimal("qty", FixedPoint.ToDecimal(order.QuantityE8));
        json.WriteDecimal("filled_qty", 0);
        json.WriteNull("filled_avg_price");
        json.WriteDecimal("limit_price", order.LimitPriceE8 == 0 ? null : FixedPoint.ToDecimal(order.LimitPriceE8));
        json.WriteString("status", OrderWords.Of(OrderStatus.Accepted));
        json.WriteTime("submitted_at", order.SubmittedNs);
        json.WriteEndObject();
    });

    private static void WriteOptionalTime(Utf8JsonWriter json, string name, long? unixNs)
    {
        if (unixNs is long time)
        {
            json.WriteTime(name, time);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
