using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: a marketable order takes the opposite side.</summary>
internal static class TakeOpposite
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "take_opposite",
        "A marketable order takes the opposite displayed size at its price; what is beyond it waits for the next quote. It never sees a second price level.",
        "Pessimistic for large orders, which in a market also take deeper levels at once; optimistic in that the whole displayed size is there to be taken.");

    /// <summary>Takes what is displayed for an order that accepts the opposite price.</summary>
    /// <returns>Shares filled at the opposite price, units of 1e-8.</returns>
    public static long Fill(WorkingOrder order, ref TopOfBook book) =>
        DisplayedSize.Take(ref Opposite(order, ref book), order.RemainingE8);

    /// <summary>The side that the order trades with.</summary>
    public static ref BookSide Opposite(WorkingOrder order, ref TopOfBook book) =>
        ref order.IsBuy ? ref book.Ask : ref book.Bid;

    /// <summary>The side that the order stands on.</summary>
    public static ref BookSide Own(WorkingOrder order, ref TopOfBook book) =>
        ref order.IsBuy ? ref book.Bid : ref book.Ask;
}
