using Confluent.Kafka;
using Torghut.Platform.Cluster.Workers.Log;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>
/// Bounds what waits in memory: a lane far ahead of the others is not fetched for a while. The lane that the others wait for
/// always is.
/// </summary>
internal sealed class LaneThrottle(LogReader reader)
{
    private const int High = 100_000;
    private const int Low = 20_000;

    private readonly HashSet<TopicPartition> _paused = [];

    /// <summary>Looks at one lane.</summary>
    /// <param name="where">Its partition.</param>
    /// <param name="waiting">What waits in it.</param>
    /// <param name="isAhead">Whether others hold it back.</param>
    public void Look(TopicPartition where, int waiting, bool isAhead)
    {
        if (!_paused.Contains(where))
        {
            if (waiting > High && isAhead)
            {
                reader.Pause([where]);
                _paused.Add(where);
            }
        }
        else if (waiting < Low || !isAhead)
        {
            reader.Resume([where]);
            _paused.Remove(where);
        }
    }
}
