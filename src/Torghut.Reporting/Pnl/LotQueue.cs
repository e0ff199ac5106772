namespace Torghut.Reporting.Pnl;

/// <summary>Open lots of one account and symbol, oldest first; all of one direction.</summary>
internal sealed class LotQueue(int account, int symbol)
{
    private readonly List<Lot> _lots = [];
    private int _first;

    public int Account { get; } = account;

    public int Symbol { get; } = symbol;

    /// <summary>+1 long, −1 short, 0 flat.</summary>
    public sbyte Direction { get; private set; }

    /// <summary>Whether nothing is open.</summary>
    public bool IsEmpty => _first == _lots.Count;

    /// <summary>The open lots, oldest first.</summary>
    public ReadOnlySpan<Lot> Lots => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lots)[_first..];

    /// <summary>Opens a lot; the queue must be flat or of the same direction.</summary>
    public void Open(in Lot lot, sbyte direction)
    {
        Direction = direction;
        _lots.Add(lot);
    }

    /// <summary>Takes up to a quantity from the oldest lot.</summary>
    /// <returns>The part taken, with the lot's price and time.</returns>
    public Lot Take(decimal most)
    {
        ref Lot oldest = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lots)[_first];
        Lot part = oldest;
        part.Qty = Math.Min(most, oldest.Qty);
        oldest.Qty -= part.Qty;
        if (oldest.Qty == 0)
        {
            _first++;
            if (IsEmpty)
            {
                _lots.Clear();
                _first = 0;
                Direction = 0;
            }
        }

        return part;
    }
}
