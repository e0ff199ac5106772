using Torghut.Platform.Cluster.Workers.Messages;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>How far the trader knows one group's signals: a status counts when the signals it speaks of were read.</summary>
internal sealed class SignalGroup
{
    private readonly List<GroupStatus> _pending = [];

    /// <summary>Time before which all of the group's signals were read, nanoseconds since the Unix epoch.</summary>
    public long WatermarkNs { get; private set; } = long.MinValue;

    /// <summary>Takes a status.</summary>
    public void Take(GroupStatus status)
    {
        if (status.WatermarkNs > WatermarkNs)
        {
            _pending.Add(status);
        }
    }

    /// <summary>Moves the watermark as far as the signals were read.</summary>
    /// <param name="nextOffsets">Offset behind the last record read, by partition of the topic of signals.</param>
    public void Advance(IReadOnlyList<long> nextOffsets)
    {
        for (int i = _pending.Count - 1; i >= 0; i--)
        {
            GroupStatus status = _pending[i];
            if (status.WatermarkNs <= WatermarkNs)
            {
                _pending.RemoveAt(i);
            }
            else if (status.SignalsPartition < nextOffsets.Count && nextOffsets[status.SignalsPartition] >= status.SignalsNextOffset)
            {
                WatermarkNs = status.WatermarkNs;
                _pending.RemoveAt(i);
            }
        }
    }
}
