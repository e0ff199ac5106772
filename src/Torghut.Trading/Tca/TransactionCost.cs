using Torghut.Trading.Orders;

namespace Torghut.Trading.Tca;

/// <summary>What an execution cost against its arrival price.</summary>
/// <param name="SlippageBps">Direction·(fill − arrival)÷arrival·10000.</param>
/// <param name="ShortfallNotional">Direction·(fill − arrival)·quantity.</param>
internal readonly record struct TransactionCost(decimal SlippageBps, decimal ShortfallNotional)
{
    private const decimal BpsPerUnit = 10_000m;
    private const int Decimals = 8;

    /// <summary>The cost; null unless arrival price, fill price and quantity are positive.</summary>
    /// <param name="side">Direction.</param>
    /// <param name="arrivalPrice">Mid when the order was submitted.</param>
    /// <param name="fillPrice">Average fill price.</param>
    /// <param name="quantity">Filled quantity, shares.</param>
    public static TransactionCost? Of(OrderSide side, decimal? arrivalPrice, decimal? fillPrice, decimal quantity)
    {
        if (arrivalPrice is not > 0 || fillPrice is not > 0 || quantity <= 0)
        {
            return null;
        }

        decimal difference = (int)side * (fillPrice.Value - arrivalPrice.Value);
        return new TransactionCost(
            Round(difference / arrivalPrice.Value * BpsPerUnit), Round(difference * quantity));
    }

    private static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.ToEven);
}
