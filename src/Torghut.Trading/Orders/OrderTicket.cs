using Torghut.Trading.Lineage;

namespace Torghut.Trading.Orders;

/// <summary>An order as it was sent; nothing in it changes later. Times are nanoseconds since the Unix epoch, whole microseconds.</summary>
internal sealed record OrderTicket
{
    /// <summary>Order id at the (simulated) broker.</summary>
    public required string OrderId { get; init; }

    /// <summary>Our id of the order: the decision hash.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>Place of the strategy in the run's roster.</summary>
    public required int Strategy { get; init; }

    /// <summary>Ordinal of the symbol.</summary>
    public required ushort Symbol { get; init; }

    /// <summary>Name of the symbol.</summary>
    public required string SymbolName { get; init; }

    /// <summary>Direction.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Pricing.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Time in force.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Shares, units of 1e-8; positive.</summary>
    public required long QuantityE8 { get; init; }

    /// <summary>Limit price, units of 1e-8; 0 for a market order.</summary>
    public long LimitPriceE8 { get; init; }

    /// <summary>When it was submitted.</summary>
    public required long SubmittedNs { get; init; }

    /// <summary>When it meets the market.</summary>
    public required long MeetsNs { get; init; }

    /// <summary>Time from a market event until the trader knows of it.</summary>
    public required long AcknowledgeNs { get; init; }

    /// <summary>Lineage.</summary>
    public required SimulationContext Context { get; init; }
}
