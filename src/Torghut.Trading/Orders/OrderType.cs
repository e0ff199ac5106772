namespace Torghut.Trading.Orders;

/// <summary>How an order is priced.</summary>
public enum OrderType : byte
{
    /// <summary>At the opposite side's price.</summary>
    Market,

    /// <summary>At a limit or better.</summary>
    Limit,
}
