namespace Torghut.Trading.Portfolio;

/// <summary>
/// Positions by strategy and symbol. Two strategies may hold the same symbol; the account holds their sum, and what no
/// strategy trades.
/// </summary>
internal sealed class PositionBook
{
    private readonly HeldPosition[] _positions;
    private readonly bool[] _isActive;
    private int[] _active = [];

    /// <summary>Makes an empty book.</summary>
    /// <param name="strategies">Number of strategies.</param>
    /// <param name="symbols">Number of symbols.</param>
    public PositionBook(int strategies, int symbols)
    {
        StrategyCount = strategies;
        SymbolCount = symbols;
        _isActive = new bool[symbols];
        _positions = new HeldPosition[(strategies + 1) * symbols];
        for (int i = 0; i < _positions.Length; i++)
        {
            _positions[i] = new HeldPosition();
        }
    }

    /// <summary>Number of strategies; this is also the owner of what no strategy trades.</summary>
    public int StrategyCount { get; }

    /// <summary>Number of symbols.</summary>
    public int SymbolCount { get; }

    /// <summary>Ordinals of the symbols with a position or an open order now or earlier, ascending.</summary>
    public ReadOnlySpan<int> ActiveSymbols => _active;

    /// <summary>The position of an owner in a symbol.</summary>
    public HeldPosition this[int owner, int symbol] => _positions[(symbol * (StrategyCount + 1)) + owner];

    /// <summary>Marks a symbol as one to value.</summary>
    public void Activate(int symbol)
    {
        if (!_isActive[symbol])
        {
            _isActive[symbol] = true;
            int place = 0;
            while (place < _active.Length && _active[place] < symbol)
            {
                place++;
            }

            _active = [.. _active.AsSpan(0, place), symbol, .. _active.AsSpan(place)];
        }
    }

    /// <summary>The account's position in a symbol: all owners together.</summary>
    public SymbolPosition Total(int symbol)
    {
        decimal quantity = 0;
        decimal openBuys = 0;
        decimal openSells = 0;
        for (int owner = 0; owner <= StrategyCount; owner++)
        {
            HeldPosition position = this[owner, symbol];
            quantity += position.Quantity;
            openBuys += position.OpenBuyQuantity;
            openSells += position.OpenSellQuantity;
        }

        return new SymbolPosition(quantity, openBuys, openSells);
    }
}
