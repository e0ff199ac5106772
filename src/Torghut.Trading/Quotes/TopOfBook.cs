using System.Runtime.CompilerServices;
using Torghut.Market.Prices;

namespace Torghut.Trading.Quotes;

/// <summary>The recorded best bid and offer of one symbol, and what our fills have left of the displayed sizes.</summary>
internal struct TopOfBook
{
    /// <summary>Event time of a symbol without a quote.</summary>
    public const long Never = long.MinValue;

    /// <summary>Bids.</summary>
    public BookSide Bid;

    /// <summary>Offers.</summary>
    public BookSide Ask;

    /// <summary>Event time of the last quote, nanoseconds since the Unix epoch; <see cref="Never"/> without one.</summary>
    public long QuoteTimeNs;

    /// <summary>Since when there has been no uncrossed two-sided quote; <see cref="Never"/> since before the first quote. Meaningless while there is one.</summary>
    public long NoMarketSinceNs;

    /// <summary>Whether the last quote has two sides and is not crossed; locked is not crossed.</summary>
    public bool HasMarket;

    /// <summary>Whether trading is halted.</summary>
    public bool IsHalted;

    /// <summary>Whether the last quote came before or during a halt: nobody is held to it after the halt.</summary>
    public bool IsVoidedByHalt;

    /// <summary>The state before the first event.</summary>
    public static TopOfBook Empty => new() { QuoteTimeNs = Never, NoMarketSinceNs = Never };

    /// <summary>Whether orders can fill against the quote: two-sided, not crossed, not halted, not voided by a halt.</summary>
    public readonly bool IsTradable => HasMarket && !IsHalted && !IsVoidedByHalt;

    /// <summary>Whether both sides are quoted.</summary>
    public readonly bool IsTwoSided => Bid.PriceE8 > 0 && Ask.PriceE8 > 0;

    /// <summary>Half the sum of bid and ask, exact; null without both.</summary>
    public readonly decimal? Mid =>
        IsTwoSided ? (FixedPoint.ToDecimal(Bid.PriceE8) + FixedPoint.ToDecimal(Ask.PriceE8)) / 2 : null;

    /// <summary>Ask − bid; null without both.</summary>
    public readonly decimal? Spread => IsTwoSided ? FixedPoint.ToDecimal(Ask.PriceE8 - Bid.PriceE8) : null;

    /// <summary>Takes a quote; sizes in shares.</summary>
    /// <returns>Whether the market vanished with this quote: there was an uncrossed two-sided quote before it and now there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool SetQuote(long timeNs, long bidPriceE8, long bidSizeE8, long askPriceE8, long askSizeE8)
    {
        Bid.Set(bidPriceE8, bidSizeE8);
        Ask.Set(askPriceE8, askSizeE8);
        QuoteTimeNs = timeNs;
        IsVoidedByHalt = IsHalted;
        bool hasMarket = bidPriceE8 > 0 && askPriceE8 >= bidPriceE8;
        bool vanished = HasMarket && !hasMarket;
        HasMarket = hasMarket;
        if (vanished)
        {
            NoMarketSinceNs = timeNs;
        }

        return vanished;
    }
}
