using Torghut.Trading.Execution.Models;

namespace Torghut.Trading.Execution;

/// <summary>One thing that happened to an order in the simulated market.</summary>
/// <param name="Order">The order, after it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="MarketNs">When: the order's arrival or the event that caused it, nanoseconds since the Unix epoch.</param>
/// <param name="Rule">Name of the rule that filled or ended it; null for a new order.</param>
internal readonly record struct MarketReport(WorkingOrder Order, MarketReportKind Kind, long MarketNs, string? Rule)
{
    /// <summary>Shares filled, units of 1e-8; 0 without a fill.</summary>
    public long QuantityE8 { get; init; }

    /// <summary>Price of the fill, units of 1e-8.</summary>
    public long PriceE8 { get; init; }

    /// <summary>Recorded bid at that moment, units of 1e-8; 0 without one.</summary>
    public long BidPriceE8 { get; init; }

    /// <summary>Recorded ask at that moment, units of 1e-8; 0 without one.</summary>
    public long AskPriceE8 { get; init; }
}
