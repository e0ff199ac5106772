using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Trading.Signals;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>The last quote of one symbol; a side that nobody quotes has price 0.</summary>
internal struct QuoteSnapshot
{
    /// <summary>Event time of a symbol without a quote.</summary>
    public const long Never = long.MinValue;

    private long _eventTimeNs;
    private long _bidPriceE8;
    private long _bidSizeE8;
    private long _askPriceE8;
    private long _askSizeE8;

    /// <summary>The state before the first quote.</summary>
    public static QuoteSnapshot None => new() { _eventTimeNs = Never };

    /// <summary>Takes a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(in MarketEvent quote)
    {
        _eventTimeNs = quote.EventTimeNs;
        _bidPriceE8 = quote.BidPriceE8;
        _bidSizeE8 = quote.BidSizeE8;
        _askPriceE8 = quote.AskPriceE8;
        _askSizeE8 = quote.AskSizeE8;
    }

    /// <summary>Fills the signal's <c>imbalance_*</c>: NaN for a side that nobody quotes, and for both if the quote is too old.</summary>
    /// <param name="signal">The signal; its end is known.</param>
    /// <param name="oldestNs">Earliest event time of a quote that may be used.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Fill(ref Signal signal, long oldestNs)
    {
        bool isFresh = _eventTimeNs != Never && _eventTimeNs >= oldestNs;
        bool hasBid = isFresh && _bidPriceE8 > 0;
        bool hasAsk = isFresh && _askPriceE8 > 0;
        signal.ImbalanceBidPx = hasBid ? FixedPoint.ToDouble(_bidPriceE8) : double.NaN;
        signal.ImbalanceBidSz = hasBid ? FixedPoint.ToDouble(_bidSizeE8) : double.NaN;
        signal.ImbalanceAskPx = hasAsk ? FixedPoint.ToDouble(_askPriceE8) : double.NaN;
        signal.ImbalanceAskSz = hasAsk ? FixedPoint.ToDouble(_askSizeE8) : double.NaN;
        signal.ImbalanceSpread = hasBid && hasAsk ? FixedPoint.ToDouble(_askPriceE8 - _bidPriceE8) : double.NaN;
    }
}
