using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Trading.Quotes;

/// <summary>The best bid and offer of every symbol of the run.</summary>
internal sealed class QuoteBoard
{
    private readonly TopOfBook[] _books;
    private readonly long _sizeUnit;
    private readonly long _largestSizeE8;

    /// <summary>Makes an empty board.</summary>
    /// <param name="symbols">Number of symbols.</param>
    /// <param name="quoteSizeUnit">Shares in one unit of a quote's displayed size.</param>
    public QuoteBoard(int symbols, int quoteSizeUnit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quoteSizeUnit);
        _books = new TopOfBook[symbols];
        for (int i = 0; i < _books.Length; i++)
        {
            _books[i] = TopOfBook.Empty;
        }

        _sizeUnit = quoteSizeUnit;
        _largestSizeE8 = long.MaxValue / quoteSizeUnit;
    }

    /// <summary>The book of a symbol.</summary>
    public ref TopOfBook this[int symbol] => ref _books[symbol];

    /// <summary>Takes a quote.</summary>
    /// <returns>Whether the market of the symbol vanished with this quote.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OnQuote(in MarketEvent e) => _books[e.Symbol].SetQuote(
        e.EventTimeNs, e.BidPriceE8, ToShares(e.BidSizeE8), e.AskPriceE8, ToShares(e.AskSizeE8));

    /// <summary>Takes a trading status.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool OnStatus(in MarketEvent e)
    {
        bool isHalted = (e.Flags & EventFlags.Halted) != 0;
        ref TopOfBook book = ref _books[e.Symbol];
        bool changes = book.IsHalted != isHalted;
        book.IsHalted = isHalted;
        book.IsVoidedByHalt |= isHalted;
        return changes;
    }

    /// <summary>A size beyond what the number can hold is as good as the largest.</summary>
    private long ToShares(long sizeE8) => sizeE8 <= _largestSizeE8 ? sizeE8 * _sizeUnit : long.MaxValue;
}
