using Torghut.Market.Prices;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Decisions;

/// <summary>The last two-sided quote that a decision or an order saw.</summary>
/// <param name="AsOfNs">Event time of the quote, nanoseconds since the Unix epoch.</param>
/// <param name="Bid">Bid.</param>
/// <param name="Ask">Ask.</param>
internal sealed record PriceSnapshot(long AsOfNs, decimal Bid, decimal Ask)
{
    /// <summary>Half the sum of bid and ask.</summary>
    public decimal Mid => (Bid + Ask) / 2;

    /// <summary>Ask − bid.</summary>
    public decimal Spread => Ask - Bid;

    /// <summary>The snapshot of a book; null without both sides.</summary>
    public static PriceSnapshot? Of(in TopOfBook book) => book.IsTwoSided
        ? new PriceSnapshot(book.QuoteTimeNs, FixedPoint.ToDecimal(book.Bid.PriceE8), FixedPoint.ToDecimal(book.Ask.PriceE8))
        : null;
}
