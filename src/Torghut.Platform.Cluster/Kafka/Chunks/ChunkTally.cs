using Torghut.Platform.Cluster.Kafka.Selection;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>Counts what goes into a chunk.</summary>
internal sealed class ChunkTally(DumpIdentity identity, long? timestampBeforeMs)
{
    private const int MaxGaps = 100;

    private readonly List<OffsetGap> _firstGaps = [];
    private long _lastTimestampMs = timestampBeforeMs ?? long.MinValue;
    private long _records;
    private long _contentBytes;
    private long _firstOffset;
    private long _lastOffset;
    private long _minTimestampMs;
    private long _maxTimestampMs;
    private long _beforeWindow;
    private long _afterWindow;
    private long _backwards;
    private long _duplicates;
    private long _gaps;
    private long _missing;

    /// <summary>Counts a record.</summary>
    /// <param name="offset">Offset.</param>
    /// <param name="time">Timestamp, milliseconds since the Unix epoch.</param>
    /// <param name="bytes">Bytes of its key, value and headers.</param>
    public void Count(long offset, long time, int bytes)
    {
        bool isFirst = _records == 0;
        _firstOffset = isFirst ? offset : _firstOffset;
        _minTimestampMs = isFirst ? time : Math.Min(_minTimestampMs, time);
        _maxTimestampMs = isFirst ? time : Math.Max(_maxTimestampMs, time);
        _beforeWindow += time < identity.WindowStartMs ? 1 : 0;
        _afterWindow += time >= identity.WindowEndMs ? 1 : 0;
        _backwards += time < _lastTimestampMs ? 1 : 0;
        _lastTimestampMs = time;
        _lastOffset = offset;
        _contentBytes += bytes;
        _records++;
    }

    /// <summary>Counts a gap.</summary>
    public void Count(OffsetGap gap)
    {
        if (_firstGaps.Count < MaxGaps)
        {
            _firstGaps.Add(gap);
        }

        _gaps++;
        _missing += gap.LastOffset - gap.FirstOffset + 1;
    }

    /// <summary>Counts a record that came a second time.</summary>
    public void CountDuplicate() => _duplicates++;

    /// <summary>Puts the counts into a summary.</summary>
    public ChunkSummary Summarize(ChunkSummary summary)
    {
        bool any = _records > 0;
        return summary with
        {
            Records = _records,
            ContentBytes = _contentBytes,
            FirstOffset = any ? _firstOffset : null,
            LastOffset = any ? _lastOffset : null,
            MinTimestampMs = any ? _minTimestampMs : null,
            MaxTimestampMs = any ? _maxTimestampMs : null,
            LastTimestampMs = any ? _lastTimestampMs : null,
            InWindow = _records - _beforeWindow - _afterWindow,
            BeforeWindow = _beforeWindow,
            AfterWindow = _afterWindow,
            TimestampsBackwards = _backwards,
            Duplicates = _duplicates,
            Gaps = _gaps,
            MissingOffsets = _missing,
            FirstGaps = [.. _firstGaps],
        };
    }

    /// <summary>Starts the next chunk.</summary>
    public void Clear()
    {
        (_records, _contentBytes, _firstOffset, _lastOffset) = (0, 0, 0, 0);
        (_minTimestampMs, _maxTimestampMs, _beforeWindow, _afterWindow) = (0, 0, 0, 0);
        (_backwards, _duplicates, _gaps, _missing) = (0, 0, 0, 0);
        _firstGaps.Clear();
    }
}
