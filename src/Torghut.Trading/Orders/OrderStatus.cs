namespace Torghut.Trading.Orders;

/// <summary>Where an order is in its life.</summary>
public enum OrderStatus : byte
{
    /// <summary>The broker has it; the market does not yet.</summary>
    Accepted,

    /// <summary>It is in the market, unfilled.</summary>
    New,

    /// <summary>It is in the market, partly filled.</summary>
    PartiallyFilled,

    /// <summary>It is filled; the end.</summary>
    Filled,

    /// <summary>It was canceled, perhaps after partial fills; the end.</summary>
    Canceled,

    /// <summary>It ran out, perhaps after partial fills; the end.</summary>
    Expired,

    /// <summary>It was refused without a fill; the end.</summary>
    Rejected,
}
