using System.Runtime.InteropServices;
using Torghut.Market.Events;

namespace Torghut.Market.Synthetic;

/// <summary>One record of a synthetic day, as a feed would have appended it to the topic of its role.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public struct SyntheticRecord
{
    /// <summary>Event time, nanoseconds since the Unix epoch.</summary>
    public long EventTimeNs;

    /// <summary>Record timestamp: when it was appended, milliseconds since the Unix epoch.</summary>
    public long RecordTimeMs;

    /// <summary>Offset in the partition of the symbol, in the topic of the channel's role.</summary>
    public long Offset;

    /// <summary>Trade: price; quote: bid price. Units of 1e-8.</summary>
    public long BidPriceE8;

    /// <summary>Trade: size; quote: bid size. Units of 1e-8.</summary>
    public long BidSizeE8;

    /// <summary>Quote: ask price, units of 1e-8.</summary>
    public long AskPriceE8;

    /// <summary>Quote: ask size, units of 1e-8.</summary>
    public long AskSizeE8;

    /// <summary>Trade: its id, counted from 1 per symbol; a duplicate has the id of the trade that it repeats.</summary>
    public long TradeId;

    /// <summary>Channel: trade, quote or status.</summary>
    public EventChannel Channel;

    /// <summary>Status: its code (<c>P</c> pause, <c>Q</c> quotes again, <c>T</c> trades again).</summary>
    public byte StatusCode;
}
