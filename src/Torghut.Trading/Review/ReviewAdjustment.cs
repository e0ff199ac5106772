using Torghut.Trading.Orders;

namespace Torghut.Trading.Review;

/// <summary>An order as the review changed it.</summary>
/// <param name="Quantity">Shares, a multiple of the step.</param>
/// <param name="OrderType">Pricing.</param>
/// <param name="LimitPriceE8">Limit price, units of 1e-8; null for a market order.</param>
internal sealed record ReviewAdjustment(decimal Quantity, OrderType OrderType, long? LimitPriceE8);
