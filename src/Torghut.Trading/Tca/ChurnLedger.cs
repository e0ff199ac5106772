using Torghut.Trading.Orders;

namespace Torghut.Trading.Tca;

/// <summary>
/// Finds churn: shares of a fill that reverse earlier fills of the same symbol on the same day. Each share bought (sold)
/// today can be reversed once by a share sold (bought) later today; selling what was held before the day is no churn.
/// </summary>
internal sealed class ChurnLedger
{
    private readonly decimal[] _boughtNotReversed;
    private readonly decimal[] _soldNotReversed;

    /// <summary>Makes an empty ledger for one day.</summary>
    public ChurnLedger(int symbols)
    {
        _boughtNotReversed = new decimal[symbols];
        _soldNotReversed = new decimal[symbols];
    }

    /// <summary>Adds a fill and returns how many of its shares reverse earlier fills.</summary>
    public decimal Add(int symbol, OrderSide side, decimal quantity)
    {
        decimal[] own = side == OrderSide.Buy ? _boughtNotReversed : _soldNotReversed;
        decimal[] opposite = side == OrderSide.Buy ? _soldNotReversed : _boughtNotReversed;
        decimal reversed = Math.Min(quantity, opposite[symbol]);
        opposite[symbol] -= reversed;
        own[symbol] += quantity - reversed;
        return reversed;
    }
}
