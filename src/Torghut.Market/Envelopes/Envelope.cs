using Torghut.Market.Events;

namespace Torghut.Market.Envelopes;

/// <summary>
/// A parsed envelope. Which fields have a meaning depends on <see cref="Channel"/>; the others keep what an earlier
/// envelope left, for the struct is filled again for each record.
/// </summary>
public struct Envelope
{
    /// <summary>Channel.</summary>
    public EnvelopeChannel Channel;

    /// <summary>Number of the symbol, as the parser's interner gave it.</summary>
    public int Symbol;

    /// <summary><c>eventTs</c>, nanoseconds since the Unix epoch.</summary>
    public long EventTimeNs;

    /// <summary>Trade: price; quote: bid price. Units of 1e-8.</summary>
    public long BidPriceE8;

    /// <summary>Trade: size; quote: bid size. Units of 1e-8.</summary>
    public long BidSizeE8;

    /// <summary>Quote: ask price, units of 1e-8.</summary>
    public long AskPriceE8;

    /// <summary>Quote: ask size, units of 1e-8.</summary>
    public long AskSizeE8;

    /// <summary>Trade: its id.</summary>
    public TradeId TradeId;

    /// <summary>Bar: its values.</summary>
    public BarValues Bar;

    /// <summary>Status: what it does.</summary>
    public TradingStatusEffect Status;
}
