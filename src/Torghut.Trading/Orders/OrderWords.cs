namespace Torghut.Trading.Orders;

/// <summary>Spellings of the order vocabulary in rows and messages.</summary>
internal static class OrderWords
{
    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public static string Of(OrderSide side) => side == OrderSide.Buy ? "buy" : "sell";

    /// <summary><c>market</c> or <c>limit</c>.</summary>
    public static string Of(OrderType type) => type == OrderType.Market ? "market" : "limit";

    /// <summary><c>day</c> or <c>ioc</c>.</summary>
    public static string Of(TimeInForce timeInForce) => timeInForce == TimeInForce.Day ? "day" : "ioc";

    /// <summary>The status as the tables spell it.</summary>
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Accepted => "accepted",
        OrderStatus.New => "new",
        OrderStatus.PartiallyFilled => "partially_filled",
        OrderStatus.Filled => "filled",
        OrderStatus.Canceled => "canceled",
        OrderStatus.Expired => "expired",
        OrderStatus.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Whether no further update can change an order with this status.</summary>
    public static bool IsFinal(OrderStatus status) => status >= OrderStatus.Filled;
}
