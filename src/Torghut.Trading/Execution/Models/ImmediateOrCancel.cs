namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: what an immediate-or-cancel order does not get at once is canceled.</summary>
internal static class ImmediateOrCancel
{
    /// <summary>Reason in order updates.</summary>
    public const string Reason = "ioc_remainder";

    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "ioc_remainder_canceled",
        "An immediate-or-cancel order fills against the quote it meets; the remainder is canceled at that instant, all of it when there is no tradable quote.",
        "Pessimistic: a real order may take deeper levels and hidden size before it is canceled.");
}
