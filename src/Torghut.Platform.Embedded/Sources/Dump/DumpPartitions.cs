using Torghut.Market.Integrity;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>The partitions of a dump by topic and number.</summary>
internal sealed class DumpPartitions
{
    private readonly Dictionary<long, PartitionCounter> _partitions = [];
    private long _lastKey = -1;
    private PartitionCounter? _last;

    /// <summary>The partition with this number.</summary>
    public PartitionCounter Get(ushort topic, int partition)
    {
        long key = ((long)topic << 32) | (uint)partition;
        if (key != _lastKey || _last is null)
        {
            if (!_partitions.TryGetValue(key, out _last))
            {
                _last = new PartitionCounter(partition);
                _partitions.Add(key, _last);
            }

            _lastKey = key;
        }

        return _last;
    }

    /// <summary>Counts of the partitions whose role is known, in order of role and partition.</summary>
    public IReadOnlyList<PartitionStatistics> ToStatistics() =>
    [
        .. _partitions.Values.Where(p => p.Role is not null).Select(p => p.ToStatistics())
            .OrderBy(p => p.Role).ThenBy(p => p.Partition),
    ];
}
