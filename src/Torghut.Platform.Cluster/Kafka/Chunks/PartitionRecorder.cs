using Torghut.Platform.Cluster.Kafka.Native;
using Torghut.Platform.Cluster.Kafka.Selection;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>Takes what is read of one partition: decides what belongs to the dump, counts, and writes chunks.</summary>
internal sealed class PartitionRecorder : IDisposable
{
    private readonly ChunkFolder _folder;
    private readonly DumpIdentity _identity;
    private readonly long _chunkBytes;
    private readonly ChunkTally _tally;
    private ChunkWriter? _writer;
    private int _number;
    private bool _hasBegun;

    /// <summary>Goes on behind the chunks that are there.</summary>
    public PartitionRecorder(
        PartitionSelection selection, DumpIdentity identity, ChunkFolder folder, long chunkBytes, IReadOnlyList<ChunkFile> complete)
    {
        Selection = selection;
        _identity = identity;
        _folder = folder;
        _chunkBytes = chunkBytes;
        NextOffset = complete.Count > 0 ? complete[^1].Summary.NextOffset : selection.StartOffset;
        IsDone = complete.Count > 0 && complete[^1].Summary.IsLast;
        _hasBegun = complete.Count > 0 || selection.Method != SelectionMethod.Scan;
        _number = complete.Count;
        _tally = new ChunkTally(identity, complete.Select(chunk => chunk.Summary.LastTimestampMs).LastOrDefault(time => time is not null));
    }

    /// <summary>What is read.</summary>
    public PartitionSelection Selection { get; }

    /// <summary>Offset of the next record that is wanted.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Offsets that are done with, of those that were selected.</summary>
    public long DoneOffsets => (IsDone ? Selection.StopOffset : Math.Min(NextOffset, Selection.StopOffset)) - Selection.StartOffset;

    /// <summary>Takes a record.</summary>
    /// <returns>Bytes that were read with it.</returns>
    public int Take(in RecordView record)
    {
        long offset = record.Offset;
        long timestampMs = record.TimestampMs;
        if (offset < NextOffset)
        {
            _tally.CountDuplicate();
            return 0;
        }

        if (offset >= Selection.StopOffset
            || (Selection.Method == SelectionMethod.Scan && timestampMs >= _identity.StopMs))
        {
            Finish(Math.Min(offset, Selection.StopOffset), OffsetGap.NoRecord);
            return 0;
        }

        _hasBegun |= timestampMs >= _identity.WindowStartMs;
        if (!_hasBegun)
        {
            NextOffset = offset + 1;
            return record.Value.Length + record.Key.Length;
        }

        SkipTo(offset, OffsetGap.NoRecord);
        _writer ??= new ChunkWriter(_folder.PathOf(Selection, _number));
        int bytes = _writer.Append(record);
        _tally.Count(offset, timestampMs, bytes);
        NextOffset = offset + 1;
        if (_writer.FileBytes >= _chunkBytes)
        {
            Close(isLast: false);
        }

        return bytes;
    }

    /// <summary>The brokers have nothing below this offset any more.</summary>
    public void Deleted(long logStart)
    {
        if (logStart >= Selection.StopOffset)
        {
            Finish(Selection.StopOffset, OffsetGap.Deleted);
        }
        else
        {
            SkipTo(logStart, OffsetGap.Deleted);
        }
    }

    /// <summary>Nothing more comes: the end was reached.</summary>
    public void Finish() => Finish(Selection.StopOffset, OffsetGap.NoRecord);

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private void Finish(long end, string reason)
    {
        if (IsDone)
        {
            return;
        }

        if (_hasBegun)
        {
            SkipTo(end, reason);
        }

        NextOffset = Math.Max(NextOffset, end);
        _writer ??= new ChunkWriter(_folder.PathOf(Selection, _number));
        Close(isLast: true);
        IsDone = true;
    }

    private void SkipTo(long offset, string reason)
    {
        if (offset <= NextOffset)
        {
            return;
        }

        _tally.Count(new OffsetGap(NextOffset, offset - 1, reason));
        NextOffset = offset;
    }

    private void Close(bool isLast)
    {
        _writer!.Flush();
        _writer.Complete(_tally.Summarize(new ChunkSummary
        {
            Number = _number,
            FileBytes = _writer.FileBytes,
            Checksum = _writer.Checksum,
            NextOffset = NextOffset,
            IsLast = isLast,
        }));
        _writer.Dispose();
        _writer = null;
        _number++;
        _tally.Clear();
    }
}
