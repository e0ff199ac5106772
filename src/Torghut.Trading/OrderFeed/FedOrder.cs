using NodaTime;
using Torghut.Trading.Ledger;
using Torghut.Trading.Orders;

namespace Torghut.Trading.OrderFeed;

/// <summary>An order as the ledger knows it: only the feed moves it on.</summary>
/// <param name="ticket">The order as it was sent.</param>
/// <param name="decision">Row of its decision.</param>
/// <param name="execution">Its row.</param>
/// <param name="arrivalPrice">Mid when it was submitted; null without one.</param>
internal sealed class FedOrder(OrderTicket ticket, TradeDecisionRow decision, ExecutionRow execution, decimal? arrivalPrice)
{
    /// <summary>The order as it was sent.</summary>
    public OrderTicket Ticket { get; } = ticket;

    /// <summary>Row of its decision.</summary>
    public TradeDecisionRow Decision { get; set; } = decision;

    /// <summary>Its row.</summary>
    public ExecutionRow Execution { get; set; } = execution;

    /// <summary>Mid when it was submitted; null without one.</summary>
    public decimal? ArrivalPrice { get; } = arrivalPrice;

    /// <summary>Status.</summary>
    public OrderStatus Status { get; set; } = OrderStatus.Accepted;

    /// <summary>Market time of the last applied update; null before the first.</summary>
    public Instant? LastTimestamp { get; set; }

    /// <summary>Σ quantity·price of the fills applied.</summary>
    public decimal FilledNotional { get; set; }

    /// <summary>Shares that reversed earlier fills of the same symbol and day.</summary>
    public decimal ChurnQty { get; set; }
}
