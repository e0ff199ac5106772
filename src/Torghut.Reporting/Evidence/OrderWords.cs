namespace Torghut.Reporting.Evidence;

/// <summary>What the words of orders and order updates mean; also those that other traders and brokers use.</summary>
internal static class OrderWords
{
    /// <summary>The adapter that nobody named.</summary>
    public const string UnknownAdapter = "unknown";

    /// <summary>+1 for a side that buys, −1 for one that sells, 0 else.</summary>
    public static sbyte Direction(string side) => side switch
    {
        "buy" or "buy_to_cover" or "buy_minus" => 1,
        "sell" or "sell_short" or "sell_short_exempt" or "sell_plus" => -1,
        _ => 0,
    };

    /// <summary>Whether an order with this status was once accepted by the market.</summary>
    public static bool IsAccepted(string status) => status switch
    {
        "accepted" or "new" or "partially_filled" or "partial_fill" or "filled" or "fill" or "canceled" or "cancelled" or "expired"
            or "replaced" or "done_for_day" or "pending_cancel" or "pending_replace" or "held" or "stopped" or "suspended"
            or "calculated" => true,
        _ => false,
    };

    /// <summary>Whether an order update of this type is one of a fill.</summary>
    public static bool IsFill(string eventType) =>
        eventType is "fill" or "partial_fill" or "filled" or "partially_filled";

    /// <summary>Whether an order with this status, or after an update of this type, is over.</summary>
    public static bool IsEnd(string word) =>
        word is "fill" or "filled" || IsCanceled(word) || IsRejected(word) || word is "replaced" or "done_for_day";

    /// <summary>Whether the order was taken back or ran out of time.</summary>
    public static bool IsCanceled(string status) => status is "canceled" or "cancelled" or "expired";

    /// <summary>Whether the order was refused.</summary>
    public static bool IsRejected(string status) => status is "rejected";
}
