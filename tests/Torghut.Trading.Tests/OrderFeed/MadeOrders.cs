using NodaTime;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;
using Torghut.Trading.Lineage;
using Torghut.Trading.OrderFeed;
using Torghut.Trading.Orders;

namespace Torghut.Trading.Tests.OrderFeed;

/// <summary>One order of 100 shares and its updates, written by hand.</summary>
internal static class MadeOrders
{
    public static readonly Instant SubmittedAt = Instant.FromUtc(2026, 2, 27, 15, 0);

    public static OrderTicket Ticket(OrderSide side = OrderSide.Buy) => new()
    {
        OrderId = "o-1",
        ClientOrderId = "hash-1",
        Strategy = 0,
        Symbol = 0,
        SymbolName = "AIG",
        Side = side,
        Type = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        QuantityE8 = 100 * FixedPoint.Scale,
        LimitPriceE8 = FixedPoint.FromDecimal(10.05m),
        SubmittedNs = EventTime.FromInstant(SubmittedAt),
        MeetsNs = EventTime.FromInstant(SubmittedAt) + (20 * EventTime.NsPerMs),
        AcknowledgeNs = 20 * EventTime.NsPerMs,
        Context = new SimulationContext(
            "run-1", "day-1", "torghut.trades.v1:0:7", "torghut.trades.v1", 0, 7, "sim.trades", SubmittedAt - Duration.FromSeconds(2), 9),
    };

    public static FedOrder Order(OrderTicket ticket, decimal? arrivalPrice = 10m)
    {
        TradeDecisionRow decision = new()
        {
            Id = new Guid(1, 0, 0, new byte[8]),
            StrategyId = new Guid(2, 0, 0, new byte[8]),
            AlpacaAccountLabel = "paper",
            Symbol = ticket.SymbolName,
            Timeframe = "1Sec",
            DecisionJson = "{}",
            DecisionHash = ticket.ClientOrderId,
            Status = "submitted",
            CreatedAt = SubmittedAt,
        };
        ExecutionRow execution = new()
        {
            Id = new Guid(3, 0, 0, new byte[8]),
            TradeDecisionId = decision.Id,
            AlpacaAccountLabel = "paper",
            AlpacaOrderId = ticket.OrderId,
            ClientOrderId = ticket.ClientOrderId,
            Symbol = ticket.SymbolName,
            Side = "buy",
            OrderType = "limit",
            TimeInForce = "day",
            SubmittedQty = 100m,
            FilledQty = 0m,
            Status = "accepted",
            ExecutionExpectedAdapter = "simulation",
            ExecutionActualAdapter = "simulation",
            CreatedAt = SubmittedAt,
            UpdatedAt = SubmittedAt,
        };
        return new FedOrder(ticket, decision, execution, arrivalPrice);
    }

    /// <summary>An update; a price makes it a fill of the given quantity.</summary>
    public static OrderUpdate Update(
        OrderTicket ticket, long seq, OrderStatus status, decimal filled = 0, (decimal Qty, decimal Price)? fill = null)
    {
        Instant market = SubmittedAt + Duration.FromMilliseconds(20 * seq);
        return new OrderUpdate
        {
            AccountLabel = "paper",
            Seq = seq,
            EventTs = market + Duration.FromMilliseconds(20),
            Timestamp = market,
            Event = status switch
            {
                OrderStatus.Filled => "fill",
                OrderStatus.PartiallyFilled => "partial_fill",
                _ => OrderWords.Of(status),
            },
            Status = status,
            Order = ticket,
            Qty = 100m,
            FilledQty = filled,
            FilledAvgPrice = filled == 0 ? null : fill?.Price ?? 10.01m,
            Price = fill?.Price,
            FillQty = fill?.Qty,
            PositionQty = fill is null ? null : filled,
            Rule = fill is null ? null : "take_opposite",
            Bid = 9.99m,
            Ask = 10.01m,
        };
    }
}
