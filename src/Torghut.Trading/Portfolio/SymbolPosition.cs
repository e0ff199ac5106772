namespace Torghut.Trading.Portfolio;

/// <summary>What the account holds of one symbol.</summary>
/// <param name="Quantity">Shares; negative for a short position.</param>
/// <param name="OpenBuys">Shares in open buy orders.</param>
/// <param name="OpenSells">Shares in open sell orders.</param>
internal readonly record struct SymbolPosition(decimal Quantity, decimal OpenBuys, decimal OpenSells)
{
    /// <summary>Largest position that open orders can make of this, upwards.</summary>
    public decimal Highest => Quantity + OpenBuys;

    /// <summary>Smallest position that open orders can make of this, downwards.</summary>
    public decimal Lowest => Quantity - OpenSells;

    /// <summary>Largest absolute position that open orders can make of this.</summary>
    public decimal Largest => Math.Max(Math.Abs(Highest), Math.Abs(Lowest));

    /// <summary>Whether there is a position or an order that may lead to one.</summary>
    public bool IsOccupied => Quantity != 0 || OpenBuys != 0 || OpenSells != 0;
}
