using System.Runtime.InteropServices;

namespace Torghut.Market.Events;

/// <summary>
/// One market event as the pipeline sees it: 56 bytes, no references, prices and sizes in units of 1e-8
/// (<see cref="Prices.FixedPoint"/>), event time in nanoseconds since 1970-01-01T00:00:00Z.
/// </summary>
/// <remarks>
/// The four value fields mean, by <see cref="Channel"/>:
/// <list type="bullet">
/// <item>quote: <see cref="BidPriceE8"/>, <see cref="BidSizeE8"/>, <see cref="AskPriceE8"/>, <see cref="AskSizeE8"/>;
/// a side that nobody quotes has price 0 and size 0;</item>
/// <item>trade: <see cref="PriceE8"/>, <see cref="SizeE8"/>;</item>
/// <item>bar: <see cref="BarIndex"/> into <see cref="MarketEventBatch.Bars"/>; the event time is the bar's <b>end</b>;</item>
/// <item>status: only <see cref="EventFlags.Halted"/>.</item>
/// </list>
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public struct MarketEvent
{
    /// <summary>Event time, nanoseconds since the Unix epoch, UTC.</summary>
    public long EventTimeNs;

    /// <summary>Quote: bid price; trade: price; bar: index of its values. Units of 1e-8.</summary>
    public long BidPriceE8;

    /// <summary>Quote: bid size; trade: size. Shares in units of 1e-8.</summary>
    public long BidSizeE8;

    /// <summary>Quote: ask price, units of 1e-8.</summary>
    public long AskPriceE8;

    /// <summary>Quote: ask size, shares in units of 1e-8.</summary>
    public long AskSizeE8;

    /// <summary>Offset of the source record in its partition.</summary>
    public long Offset;

    /// <summary>Partition of the source record in the topic of its role.</summary>
    public int Partition;

    /// <summary>Ordinal of the symbol in the run's <see cref="Symbols.SymbolTable"/>.</summary>
    public ushort Symbol;

    /// <summary>Channel of the event.</summary>
    public EventChannel Channel;

    /// <summary>Findings of the decoder.</summary>
    public EventFlags Flags;

    /// <summary>Price of a trade, units of 1e-8.</summary>
    public long PriceE8
    {
        readonly get => BidPriceE8;
        set => BidPriceE8 = value;
    }

    /// <summary>Size of a trade, shares in units of 1e-8.</summary>
    public long SizeE8
    {
        readonly get => BidSizeE8;
        set => BidSizeE8 = value;
    }

    /// <summary>Index of a bar's values in its batch.</summary>
    public int BarIndex
    {
        readonly get => (int)BidPriceE8;
        set => BidPriceE8 = value;
    }

    /// <summary>Whether the event came behind its watermark.</summary>
    public readonly bool IsLate => (Flags & EventFlags.Late) != 0;
}
