using Torghut.Trading.Orders;

namespace Torghut.Trading.Strategies;

/// <summary>What a strategy sees in a signal.</summary>
/// <param name="Side">Direction; null without a setup.</param>
/// <param name="Rationale">Tokens that say why, separated by commas; empty without a setup.</param>
internal readonly record struct Setup(OrderSide? Side, string Rationale)
{
    /// <summary>Nothing to do.</summary>
    public static Setup None => new(null, string.Empty);

    /// <summary>A reason to buy.</summary>
    public static Setup Buy(string rationale) => new(OrderSide.Buy, rationale);

    /// <summary>A reason to sell.</summary>
    public static Setup Sell(string rationale) => new(OrderSide.Sell, rationale);
}
