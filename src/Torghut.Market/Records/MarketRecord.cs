using System.Runtime.InteropServices;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Market.Topics;

namespace Torghut.Market.Records;

/// <summary>
/// One decoded record of a market log: 96 bytes without references, so that a whole day waits on disk as it is in memory until the
/// order of its records is known.
/// </summary>
/// <remarks>
/// The values mean, by <see cref="Fate"/> and <see cref="Role"/>: trade: price, size, upper and lower half of its id; quote: bid
/// price, bid size, ask price, ask size; bar: open, high, low, close, volume, volume-weighted price (−1 for none), number of
/// trades, all in units of 1e-8 but the last; status: 1 if it halts. A line that is quarantined keeps its number in the
/// first value.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public struct MarketRecord
{
    /// <summary>No role: a topic that is not known, and an envelope that does not tell.</summary>
    public const TopicRole NoRole = (TopicRole)(-1);

    private const long NoVwap = -1;

    /// <summary>Offset in the partition.</summary>
    public long Offset;

    /// <summary>Event time on the tape, nanoseconds since the Unix epoch.</summary>
    public long EventTimeNs;

    /// <summary>Record timestamp, milliseconds since the Unix epoch.</summary>
    public long RecordTimeMs;

    /// <summary>First value.</summary>
    public long Value0;

    /// <summary>Second value.</summary>
    public long Value1;

    /// <summary>Third value.</summary>
    public long Value2;

    /// <summary>Fourth value.</summary>
    public long Value3;

    /// <summary>Fifth value.</summary>
    public long Value4;

    /// <summary>Sixth value.</summary>
    public long Value5;

    /// <summary>Seventh value.</summary>
    public long Value6;

    /// <summary>Partition in the topic.</summary>
    public int Partition;

    /// <summary>Number of the symbol.</summary>
    public ushort Symbol;

    /// <summary>Number of the topic.</summary>
    public ushort Topic;

    /// <summary>Role of the topic.</summary>
    public sbyte RoleNumber;

    /// <summary>What is to become of the record, as far as it can be told from the record alone.</summary>
    public RecordFate Fate;

    /// <summary>Why it is quarantined.</summary>
    public EnvelopeViolation Violation;

    /// <summary>Kind of the trade's id.</summary>
    public TradeIdKind TradeIdKind;

    /// <summary>Puts a bar's values in; its start follows from the event time.</summary>
    public void SetBar(in BarValues bar)
    {
        (Value0, Value1, Value2, Value3) = (bar.OpenE8, bar.HighE8, bar.LowE8, bar.CloseE8);
        (Value4, Value5, Value6) = (bar.VolumeE8, bar.VwapE8 ?? NoVwap, bar.TradeCount);
    }

    /// <summary>The bar's values.</summary>
    public readonly BarValues ToBar() => new(
        EventTimeNs - EventTime.NsPerMinute, Value0, Value1, Value2, Value3, Value4, Value5 == NoVwap ? null : Value5, Value6);

    /// <summary>Role of the topic, or <see cref="NoRole"/>.</summary>
    public TopicRole Role
    {
        readonly get => (TopicRole)RoleNumber;
        set => RoleNumber = (sbyte)value;
    }
}
