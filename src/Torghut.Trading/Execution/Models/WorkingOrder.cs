using Torghut.Market.Prices;
using Torghut.Trading.Orders;

namespace Torghut.Trading.Execution.Models;

/// <summary>An order in the simulated market.</summary>
/// <param name="ticket">The order as it was sent.</param>
internal sealed class WorkingOrder(OrderTicket ticket)
{
    /// <summary>The displayed size ahead of the order is not known.</summary>
    public const long UnknownAhead = -1;

    /// <summary>The order as it was sent.</summary>
    public OrderTicket Ticket { get; } = ticket;

    /// <summary>How it fills.</summary>
    public FillMode Mode { get; set; }

    /// <summary>Displayed size that trades at its price before it does, shares in units of 1e-8.</summary>
    public long AheadE8 { get; set; } = UnknownAhead;

    /// <summary>Shares filled, units of 1e-8.</summary>
    public long FilledE8 { get; private set; }

    /// <summary>Σ quantity·price of the fills.</summary>
    public decimal FilledNotional { get; private set; }

    /// <summary>Shares left, units of 1e-8.</summary>
    public long RemainingE8 => Ticket.QuantityE8 - FilledE8;

    /// <summary>Whether it buys.</summary>
    public bool IsBuy => Ticket.Side == OrderSide.Buy;

    /// <summary>Whether a price is as good as its limit or better; any price is, for a market order.</summary>
    public bool Accepts(long priceE8) =>
        Ticket.Type == OrderType.Market || (IsBuy ? priceE8 <= Ticket.LimitPriceE8 : priceE8 >= Ticket.LimitPriceE8);

    /// <summary>Books a fill.</summary>
    public void Fill(long quantityE8, long priceE8)
    {
        FilledE8 += quantityE8;
        FilledNotional += FixedPoint.ToDecimal(quantityE8) * FixedPoint.ToDecimal(priceE8);
    }
}
