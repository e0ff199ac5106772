using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>The total order of events: event time, symbol ordinal, channel (status, quotes, trades, bars), partition, offset.</summary>
internal static class EventOrder
{
    /// <summary>Compares two events.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(in MarketEvent left, in MarketEvent right) =>
        left.EventTimeNs != right.EventTimeNs ? left.EventTimeNs < right.EventTimeNs ? -1 : 1 : CompareRest(left, right);

    private static int CompareRest(in MarketEvent left, in MarketEvent right)
    {
        int order = left.Symbol.CompareTo(right.Symbol);
        order = order != 0 ? order : left.Channel.CompareTo(right.Channel);
        order = order != 0 ? order : left.Partition.CompareTo(right.Partition);
        return order != 0 ? order : left.Offset.CompareTo(right.Offset);
    }
}
