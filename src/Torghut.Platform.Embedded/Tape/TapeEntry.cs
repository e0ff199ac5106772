using System.Runtime.InteropServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>An event on its way to the tape, with its place in event time: 64 bytes, one cache line.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct TapeEntry
{
    /// <summary>
    /// What the event is sorted by: its event time, or for a late one the highest event time that its stream had seen
    /// when it came. Nanoseconds since the Unix epoch.
    /// </summary>
    public long OrderTimeNs;

    /// <summary>The event.</summary>
    public MarketEvent Event;

    /// <summary>Compares places within one stream: time, then partition, then offset.</summary>
    public static int Compare(in TapeEntry left, in TapeEntry right)
    {
        int byTime = left.OrderTimeNs.CompareTo(right.OrderTimeNs);
        if (byTime != 0)
        {
            return byTime;
        }

        int byPartition = left.Event.Partition.CompareTo(right.Event.Partition);
        return byPartition != 0 ? byPartition : left.Event.Offset.CompareTo(right.Event.Offset);
    }
}
