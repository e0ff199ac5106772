using Torghut.Market.Events;

namespace Torghut.Trading.Quotes;

/// <summary>The best bid and offer of every symbol of the run.</summary>
internal sealed class QuoteBoard
{
    private readonly TopOfBook[] _books;
    private readonly long _sizeUnit;

    /// <summary>Makes an empty board.</summary>
    /// <param name="symbols">Number of symbols.</param>
    /// <param name="quoteSizeUnit">Shares in one unit of a quote's displayed size.</param>
    public QuoteBoard(int symbols, int quoteSizeUnit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quoteSizeUnit);
        _books = new TopOfBook[symbols];
        Array.Fill(_books, TopOfBook.Empty);
        _sizeUnit = quoteSizeUnit;
    }

    /// <summary>The book of a symbol.</summary>
    public ref TopOfBook this[int symbol] => ref _books[symbol];

    /// <summary>Takes a quote.</summary>
    /// <returns>Whether the market of the symbol vanished with this quote.</returns>
    public bool OnQuote(in MarketEvent e) => _books[e.Symbol].SetQuote(
        e.EventTimeNs, e.BidPriceE8, e.BidSizeE8 * _sizeUnit, e.AskPriceE8, e.AskSizeE8 * _sizeUnit);

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
}
