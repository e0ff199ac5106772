namespace Torghut.Reporting.Evidence;

/// <summary>What the words of orders and order updates mean; also those that other traders and brokers use.</summary>
internal static class OrderWords
{
    /// <summary>The adapter that nobody named.</summary>
    public const string UnknownAdapter = "unknown";

    /// <summary>
    /// A status, side or event type as the contract spells it: lower case, underscores for blanks and hyphens.
    /// </summary>
    public static string Normalize(string? word)
    {
        string lower = Lower.Of(word);
        lower = lower.AsSpan().IndexOfAny(' ', '-') < 0 ? lower : lower.Replace(' ', '_').Replace('-', '_');
        return lower switch
        {
            "partiallyfilled" or "partial" or "partially_fill" => "partially_filled",
            "partialfill" => "partial_fill",
            "canceled_by_user" or "pending_cancelled" => "canceled",
            _ => lower,
        };
    }

    /// <summary>+1 for a side that buys, −1 for one that sells, 0 else.</summary>
    public static sbyte Direction(string side) => side switch
    {
        "buy" or "b" or "bot" or "bought" or "long" or "cover" or "buy_to_cover" or "buy_to_open" or "buy_to_close" or "buy_minus" => 1,
        "sell" or "s" or "sld" or "sold" or "short" or "sell_short" or "sell_to_open" or "sell_to_close" or "sell_short_exempt" or "sell_plus" => -1,
        _ => 0,
    };

    /// <summary>Whether an order with this status was once accepted by the market.</summary>
    public static bool IsAccepted(string status) => status switch
    {
        "accepted" or "new" or "partially_filled" or "partial_fill" or "filled" or "fill" or "canceled" or "cancelled" or "expired"
            or "replaced" or "working" or "open" or "acknowledged" or "done_for_day" or "pending_cancel" or "pending_replace" or "held" or "stopped" or "suspended"
            or "calculated" => true,
        _ => false,
    };

    /// <summary>Whether an order update of this type is one of a fill.</summary>
    public static bool IsFill(string eventType) =>
        eventType is "fill" or "partial_fill" or "filled" or "partially_filled" or "trade" or "execution";

    /// <summary>Whether an order with this status, or after an update of this type, is over.</summary>
    public static bool IsEnd(string word) =>
        word is "fill" or "filled" || IsCanceled(word) || IsRejected(word) || word is "replaced" or "done_for_day";

    /// <summary>Whether the order was taken back or ran out of time.</summary>
    public static bool IsCanceled(string status) => status is "canceled" or "cancelled" or "cancel" or "expired";

    /// <summary>Whether the order was refused.</summary>
    public static bool IsRejected(string status) => status is "rejected" or "reject" or "denied" or "refused" or "failed" or "error";
}
