namespace Torghut.Trading.Orders;

/// <summary>Direction of an order; the number is the sign of its quantity.</summary>
public enum OrderSide : sbyte
{
    /// <summary>Sell.</summary>
    Sell = -1,

    /// <summary>Buy.</summary>
    Buy = 1,
}
