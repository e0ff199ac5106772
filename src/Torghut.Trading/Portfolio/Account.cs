using Torghut.Trading.Quotes;

namespace Torghut.Trading.Portfolio;

/// <summary>Cash and positions as far as the trader knows them: starting values and the fills that order updates told.</summary>
internal sealed class Account
{
    private readonly QuoteBoard _quotes;

    /// <summary>Makes an account.</summary>
    public Account(decimal startingCash, PositionBook positions, QuoteBoard quotes)
    {
        Cash = startingCash;
        Positions = positions;
        _quotes = quotes;
    }

    /// <summary>Cash: starting cash − Σ signed quantity·price of the fills.</summary>
    public decimal Cash { get; private set; }

    /// <summary>Positions.</summary>
    public PositionBook Positions { get; }

    /// <summary>Adds a fill; positive quantity for a buy.</summary>
    public void AddFill(int owner, int symbol, decimal signedQuantity, decimal price, long marketNs)
    {
        Positions.Activate(symbol);
        Positions[owner, symbol].Add(signedQuantity, price, marketNs);
        Cash -= signedQuantity * price;
    }

    /// <summary>Values the account at the mids of the last quotes.</summary>
    /// <returns>Null while a symbol that is held, or that an order is open in, has no mid.</returns>
    public Valuation? Value()
    {
        decimal equity = Cash;
        decimal held = 0;
        decimal worstGross = 0;
        decimal highestNet = 0;
        decimal lowestNet = 0;
        int occupied = 0;
        foreach (int symbol in Positions.ActiveSymbols)
        {
            SymbolPosition position = Positions.Total(symbol);
            if (!position.IsOccupied)
            {
                continue;
            }

            if (_quotes[symbol].Mid is not decimal mid)
            {
                return null;
            }

            occupied++;
            equity += position.Quantity * mid;
            held += Math.Abs(position.Quantity) * mid;
            worstGross += position.Largest * mid;
            highestNet += position.Highest * mid;
            lowestNet += position.Lowest * mid;
        }

        return new Valuation(equity, held, worstGross, highestNet, lowestNet, occupied);
    }
}
