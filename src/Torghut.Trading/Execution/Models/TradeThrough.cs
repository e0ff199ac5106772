namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: a trade prints through the price of a resting limit order.</summary>
internal static class TradeThrough
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "trade_through",
        "A resting limit order fills at its limit when a trade prints at a worse price for the market's other side, up to the print's size; our orders share one print in the order of their arrival.",
        "Optimistic where the print was a late report or a block negotiated away from the book; pessimistic where the sweep was larger than the print.");

    /// <summary>Whether a print lies beyond the order's limit.</summary>
    public static bool Applies(WorkingOrder order, long priceE8) =>
        order.IsBuy ? priceE8 < order.Ticket.LimitPriceE8 : priceE8 > order.Ticket.LimitPriceE8;

    /// <summary>Shares filled at the order's limit, units of 1e-8.</summary>
    /// <param name="order">The order.</param>
    /// <param name="printLeftE8">What our other orders have left of the print.</param>
    public static long Fill(WorkingOrder order, long printLeftE8) => Math.Min(order.RemainingE8, printLeftE8);
}
