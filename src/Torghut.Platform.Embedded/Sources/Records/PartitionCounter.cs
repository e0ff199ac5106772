using Torghut.Market.Integrity;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Records;

/// <summary>Continuity of one partition, counted record by record.</summary>
internal sealed class PartitionCounter(int partition)
{
    private long _highestMet = -1;
    private long _records;
    private long _outOfOrder;
    private long _minMs = long.MaxValue;
    private long _maxMs = long.MinValue;
    private long _first = -1;
    private long _last = -1;
    private long _gaps;
    private long _missing;
    private long _duplicates;

    /// <summary>Role of the topic; of a topic with several channels, the role of its first record; null as long as none is known.</summary>
    public TopicRole? Role { get; set; }

    /// <summary>Number of the partition.</summary>
    public int Partition => partition;

    /// <summary>Takes a record in the order of the file.</summary>
    /// <returns>False if its offset is below one that was met before.</returns>
    public bool Meet(long offset, long timestampMs)
    {
        _records++;
        _minMs = Math.Min(_minMs, timestampMs);
        _maxMs = Math.Max(_maxMs, timestampMs);
        bool isInOrder = offset >= _highestMet;
        _outOfOrder += isInOrder ? 0 : 1;
        _highestMet = Math.Max(_highestMet, offset);
        return isInOrder;
    }

    /// <summary>Takes a record in the order of offsets.</summary>
    /// <returns>False if it repeats the offset before it.</returns>
    public bool Continue(long offset)
    {
        if (_last < 0)
        {
            _first = offset;
        }
        else if (offset == _last)
        {
            _duplicates++;
            return false;
        }
        else if (offset > _last + 1)
        {
            _gaps++;
            _missing += offset - _last - 1;
        }

        _last = offset;
        return true;
    }

    /// <summary>The counts.</summary>
    public PartitionStatistics ToStatistics() => new()
    {
        Role = Role ?? throw new InvalidOperationException("A partition without a role has no statistics."),
        Partition = partition,
        Records = _records,
        FirstOffset = _first < 0 ? null : _first,
        LastOffset = _last < 0 ? null : _last,
        Gaps = _gaps,
        MissingOffsets = _missing,
        Duplicates = _duplicates,
        OutOfOrder = _outOfOrder,
        MinRecordTimeMs = _records == 0 ? null : _minMs,
        MaxRecordTimeMs = _records == 0 ? null : _maxMs,
    };
}
