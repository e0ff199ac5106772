using Torghut.Trading.Orders;
using Torghut.Trading.Portfolio;

namespace Torghut.Trading.Risk;

/// <summary>
/// The one rule for quantities, at sizing and at submission. An order that opens: min(largest notional, equity ×
/// largest position) ÷ mid. An order that reduces: the position less what open orders already reduce. Always rounded
/// down: to whole shares, or to 0.0001 where fractions are allowed; a sale beyond the long position needs whole shares.
/// </summary>
internal static class OrderSizer
{
    /// <summary>Step of whole shares.</summary>
    public const decimal WholeShare = 1m;

    /// <summary>Step where fractions are allowed.</summary>
    public const decimal FractionalStep = 0.0001m;

    /// <summary>Most shares that one order can carry: what fixed-point quantities hold.</summary>
    private const decimal MostShares = 90_000_000_000m;

    /// <summary>The quantity of an order that opens a position or adds to one.</summary>
    /// <param name="limits">Limits of the strategy.</param>
    /// <param name="side">Direction.</param>
    /// <param name="mid">Mid; null without one.</param>
    /// <param name="valuation">The account; null where a held symbol has no mid.</param>
    public static Sizing Open(RiskLimits limits, OrderSide side, decimal? mid, Valuation? valuation)
    {
        decimal step = Step(limits.Account, isBeyondLongPosition: side == OrderSide.Sell);
        if (valuation is not Valuation account)
        {
            return new Sizing("notional", null, null, mid, null, step, null);
        }

        decimal budget = Math.Max(0, Budget(limits, account));
        return new Sizing("notional", budget, account.Equity, mid, null, step, mid > 0 ? Floor(budget / mid.Value, step) : null);
    }

    /// <summary>The quantity of an order that reduces the position.</summary>
    public static Sizing Reduce(RiskLimits limits, HeldPosition position, decimal? mid, Valuation? valuation)
    {
        decimal available = Math.Max(0, position.Quantity > 0 ? position.LowestQuantity : -position.HighestQuantity);
        decimal step = Step(limits.Account, isBeyondLongPosition: false);
        return new Sizing("reduce_position", null, valuation?.Equity, mid, available, step, Floor(available, step));
    }

    /// <summary>The step that quantities must be multiples of.</summary>
    public static decimal Step(RiskOptions account, bool isBeyondLongPosition) =>
        account.Fractional && !isBeyondLongPosition ? FractionalStep : WholeShare;

    private static decimal Budget(RiskLimits limits, Valuation account)
    {
        decimal? byEquity = account.Equity * limits.MaxPositionPct;
        return (limits.MaxNotional, byEquity) switch
        {
            (decimal notional, decimal share) => Math.Min(notional, share),
            (decimal notional, null) => notional,
            (null, decimal share) => share,
            _ => account.BuyingPower,
        };
    }

    private static decimal Floor(decimal quantity, decimal step) => decimal.Floor(Math.Min(quantity, MostShares) / step) * step;
}
