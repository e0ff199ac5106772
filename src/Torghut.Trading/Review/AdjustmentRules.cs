using Torghut.Market.Prices;
using Torghut.Trading.Decisions;
using Torghut.Trading.Orders;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Requests;
using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Review;

/// <summary>
/// Turns an adjustment within the policy's bounds into an order: quantities are rounded down to the step of shares, a
/// larger quantity must pass risk again, and a limit price is rounded to the tick so that it is never worse than asked.
/// </summary>
internal static class AdjustmentRules
{
    /// <summary>The order of an adjustment, and the policy's result with what became of it.</summary>
    public static (PolicyResult Result, ReviewAdjustment? Adjustment) Apply(
        Decision decision, ReviewResponse? response, PolicyResult result, IReviewDesk desk)
    {
        if (result.Verdict != ReviewVerdict.Adjust || response is null || result.Quantity is not { } wanted)
        {
            return (result, null);
        }

        decimal step = decision.Sizing?.Step ?? 1;
        decimal quantity = decimal.Floor(wanted / step) * step;
        if (quantity < step)
        {
            return (new PolicyResult { Verdict = ReviewVerdict.Veto, Reason = PolicyCodes.AdjustmentBelowMinQty }, null);
        }

        PolicyResult applied = result with { Quantity = quantity };
        if (quantity > decision.Quantity && !desk.Check(decision, quantity).IsEmpty)
        {
            quantity = decision.Quantity;
            applied = result with { Quantity = quantity, Reason = PolicyCodes.AdjustmentRefusedByRisk };
        }

        (OrderType type, long? limitE8) = Price(decision, response, desk);
        return (applied, new ReviewAdjustment(quantity, type, limitE8));
    }

    private static (OrderType Type, long? LimitE8) Price(Decision decision, ReviewResponse response, IReviewDesk desk)
    {
        bool isLimit = response.AdjustedOrderType is { } word ? word == "limit" : decision.OrderType == OrderType.Limit;
        if (!isLimit)
        {
            return (OrderType.Market, null);
        }

        long? limitE8 = response.LimitPrice is { } price
            ? ToTick(decision.Side, price)
            : decision.LimitPriceE8 ?? desk.MarketableLimitE8(decision);
        return limitE8 is null ? (decision.OrderType, decision.LimitPriceE8) : (OrderType.Limit, limitE8);
    }

    private static long ToTick(OrderSide side, decimal price)
    {
        decimal tick = price >= 1 ? 0.01m : 0.0001m;
        decimal ticks = side == OrderSide.Buy ? decimal.Floor(price / tick) : decimal.Ceiling(price / tick);
        return FixedPoint.FromDecimal(Math.Max(ticks, 1) * tick);
    }
}
