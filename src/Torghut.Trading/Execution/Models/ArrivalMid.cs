namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: what an order's price is measured against.</summary>
internal static class ArrivalMid
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "arrival_mid",
        "The arrival price is the mid of the last two-sided quote at submission, before the order is under way.",
        "Counts the spread and the market's move while the order is under way as slippage.");
}
