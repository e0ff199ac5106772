using Torghut.Trading.Orders;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: with <c>prefer_limit</c> a market order becomes a limit order half a spread through the mid.</summary>
internal static class MarketableLimit
{
    private const long OneE8 = Market.Prices.FixedPoint.Scale;
    private const long CentE8 = OneE8 / 100;
    private const long HundredthCentE8 = OneE8 / 10_000;

    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "marketable_limit",
        "With prefer_limit a market order is sent as a limit order half a spread through the mid of the quote at the decision, which is the opposite price, rounded up to the tick for buys and down for sells (tick 0.01, below a price of 1 0.0001).",
        "Protects against prices that move away while the order is under way, at the cost of missed fills.");

    /// <summary>The limit price, units of 1e-8. Half a spread beyond the mid is the opposite side.</summary>
    /// <param name="side">Direction.</param>
    /// <param name="book">A book with both sides.</param>
    public static long PriceE8(OrderSide side, in TopOfBook book)
    {
        long opposite = side == OrderSide.Buy ? book.Ask.PriceE8 : book.Bid.PriceE8;
        long tick = opposite >= OneE8 ? CentE8 : HundredthCentE8;
        long below = opposite - (opposite % tick);
        return side == OrderSide.Buy && below < opposite ? below + tick : below;
    }
}
