using NodaTime;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;

namespace Torghut.Trading.OrderFeed;

/// <summary>An order update, as its envelope carries it. Quantities in shares, prices in currency.</summary>
internal sealed record OrderUpdate
{
    /// <summary>Account.</summary>
    public required string AccountLabel { get; init; }

    /// <summary>From 1 per account, in the order of publication.</summary>
    public long Seq { get; init; }

    /// <summary>When the trader knows: market time + acknowledgement latency.</summary>
    public required Instant EventTs { get; init; }

    /// <summary>Market time: the order's arrival, or the event that filled or ended it.</summary>
    public required Instant Timestamp { get; init; }

    /// <summary><c>new, fill, partial_fill, canceled, rejected, …</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Status of the order after the event.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>The order as it was sent.</summary>
    public required OrderTicket Order { get; init; }

    /// <summary>Ordered quantity.</summary>
    public required decimal Qty { get; init; }

    /// <summary>Quantity filled so far.</summary>
    public required decimal FilledQty { get; init; }

    /// <summary>Average price so far; null without a fill.</summary>
    public decimal? FilledAvgPrice { get; init; }

    /// <summary>Price of this fill; null for other events.</summary>
    public decimal? Price { get; init; }

    /// <summary>Quantity of this fill; null for other events.</summary>
    public decimal? FillQty { get; init; }

    /// <summary>The account's position after this fill; null for other events.</summary>
    public decimal? PositionQty { get; init; }

    /// <summary>Rule of the execution simulation that filled or ended the order; null for a new order.</summary>
    public string? Rule { get; init; }

    /// <summary>Recorded bid at that moment; null without one.</summary>
    public decimal? Bid { get; init; }

    /// <summary>Recorded ask at that moment; null without one.</summary>
    public decimal? Ask { get; init; }

    /// <summary>Lineage.</summary>
    public SimulationContext Context => Order.Context;
}
