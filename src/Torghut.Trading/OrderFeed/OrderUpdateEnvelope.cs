using System.Text.Json;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Text;

namespace Torghut.Trading.OrderFeed;

/// <summary>Writes an order update as the message of the <c>order_updates</c> topic.</summary>
internal static class OrderUpdateEnvelope
{
    /// <summary>The message.</summary>
    public static string Write(OrderUpdate update) => JsonText.Write(update, static (json, u) =>
    {
        json.WriteStartObject();
        json.WriteInstant("ingestTs", u.EventTs);
        json.WriteInstant("eventTs", u.EventTs);
        json.WriteString("feed", "simulation");
        json.WriteString("channel", "trade_updates");
        json.WriteString("symbol", u.Order.SymbolName);
        json.WriteNumber("seq", u.Seq);
        WritePayload(json, u);
        json.WriteBoolean("isFinal", true);
        json.WriteString("source", "simulation");
        json.WriteNumber("version", 1);
        json.WriteString("accountLabel", u.AccountLabel);
        SimulationContextJson.Write(json, u.Context);
        json.WriteEndObject();
    });

    private static void WritePayload(Utf8JsonWriter json, OrderUpdate u)
    {
        json.WriteStartObject("payload");
        json.WriteString("event", u.Event);
        json.WriteInstant("timestamp", u.Timestamp);
        if (u.Price is not null)
        {
            json.WriteDecimal("price", u.Price);
            json.WriteDecimal("qty", u.FillQty);
            json.WriteDecimal("position_qty", u.PositionQty);
        }

        WriteOrder(json, u);
        if (u.Rule is not null)
        {
            json.WriteStartObject("execution");
            json.WriteString("rule", u.Rule);
            json.WriteDecimal("bid", u.Bid);
            json.WriteDecimal("ask", u.Ask);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOrder(Utf8JsonWriter json, OrderUpdate u)
    {
        OrderTicket order = u.Order;
        json.WriteStartObject("order");
        json.WriteString("id", order.OrderId);
        json.WriteString("client_order_id", order.ClientOrderId);
        json.WriteString("symbol", order.SymbolName);
        json.WriteString("side", OrderWords.Of(order.Side));
        json.WriteString("type", OrderWords.Of(order.Type));
        json.WriteString("time_in_force", OrderWords.Of(order.TimeInForce));
        json.WriteDecimal("qty", u.Qty);
        json.WriteDecimal("filled_qty", u.FilledQty);
        json.WriteDecimal("filled_avg_price", u.FilledAvgPrice);
        json.WriteDecimal("limit_price", order.LimitPriceE8 == 0 ? null : FixedPoint.ToDecimal(order.LimitPriceE8));
        json.WriteString("status", OrderWords.Of(u.Status));
        json.WriteInstant("submitted_at", EventTime.ToInstant(order.SubmittedNs));
        json.WriteInstant("updated_at", u.Timestamp);
        json.WriteEndObject();
    }
}
