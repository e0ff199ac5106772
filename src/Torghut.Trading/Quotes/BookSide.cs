using System.Runtime.CompilerServices;

namespace Torghut.Trading.Quotes;

/// <summary>One side of the best bid and offer. Prices and sizes in units of 1e-8, sizes in shares.</summary>
internal struct BookSide
{
    /// <summary>Price; 0 where nobody quotes.</summary>
    public long PriceE8;

    /// <summary>Displayed size as recorded, shares.</summary>
    public long SizeE8;

    /// <summary>Displayed size that our own fills have left since the side was last refreshed, shares.</summary>
    public long LeftE8;

    /// <summary>Takes what a quote says of this side; an unchanged side keeps what our fills have left of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(long priceE8, long sizeE8)
    {
        if (priceE8 == PriceE8 && sizeE8 == SizeE8)
        {
            return;
        }

        PriceE8 = priceE8;
        SizeE8 = sizeE8;
        LeftE8 = sizeE8;
    }
}
