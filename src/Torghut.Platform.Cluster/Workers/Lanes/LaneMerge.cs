using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>Brings the events of several lanes into one order, as far as nothing can come before them any more.</summary>
/// <param name="lanes">The lanes.</param>
internal sealed class LaneMerge(IReadOnlyList<EventLane> lanes)
{
    private readonly EventLane[] _lanes = [.. lanes];

    /// <summary>Time before which nothing can follow in any lane; <see cref="long.MaxValue"/> when all are complete.</summary>
    public long FrontierNs
    {
        get
        {
            long frontierNs = long.MaxValue;
            foreach (EventLane lane in _lanes)
            {
                frontierNs = Math.Min(frontierNs, lane.FrontierNs);
            }

            return frontierNs;
        }
    }

    /// <summary>Fills a batch with the next events before a time.</summary>
    /// <param name="batch">An empty batch.</param>
    /// <param name="beforeNs">The first time that is too late.</param>
    /// <returns>False when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Fill(MarketEventBatch batch, long beforeNs)
    {
        foreach (EventLane lane in _lanes)
        {
            lane.Sort();
        }

        while (batch.Count < batch.Capacity && Least(out EventLane? second) is { } least && least.Next.EventTimeNs < beforeNs)
        {
            // A lane mostly gives several events in a row.
            do
            {
                least.MoveTo(batch);
            }
            while (batch.Count < batch.Capacity
                && least.Count > 0
                && least.Next.EventTimeNs < beforeNs
                && (second is null || EventOrder.Compare(least.Next, second.Next) < 0));
        }

        return batch.Count > 0;
    }

    private EventLane? Least(out EventLane? second)
    {
        EventLane? least = null;
        second = null;
        foreach (EventLane lane in _lanes)
        {
            if (lane.Count == 0)
            {
                continue;
            }

            if (least is null || EventOrder.Compare(lane.Next, least.Next) < 0)
            {
                second = least;
                least = lane;
            }
            else if (second is null || EventOrder.Compare(lane.Next, second.Next) < 0)
            {
                second = lane;
            }
        }

        return least;
    }
}
