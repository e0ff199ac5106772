using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: a resting limit order is reached by a later quote.</summary>
internal static class RestingReached
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "resting_limit_reached",
        "A resting limit order that a later quote makes marketable fills at its limit, up to the displayed size, never at the better price of the quote.",
        "Pessimistic in price by up to the distance between limit and quote; optimistic in size, since others at that price would share it.");

    /// <summary>Takes what is displayed for a resting order whose limit the opposite price has reached.</summary>
    /// <returns>Shares filled at the order's limit, units of 1e-8.</returns>
    public static long Fill(WorkingOrder order, ref TopOfBook book) =>
        DisplayedSize.Take(ref TakeOpposite.Opposite(order, ref book), order.RemainingE8);
}
