using Torghut.Market.Records;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Brings records into stream order (topic, partition, offset; equal ones as they were added) in bounded memory: runs of
/// about 400,000 records are sorted in memory, written out and merged.
/// </summary>
internal sealed class DumpRecordSorter : IDumpRecords, IDisposable
{
    private const int RunRecords = 24 * DumpRecordStore.PieceRecords;
    private const int BatchRecords = 1024;

    private readonly TemporaryFile _file = new();
    private readonly List<Run> _runs = [];
    private readonly PriorityQueue<int, SortKey> _heads = new();
    private readonly MarketRecord[] _batch = new MarketRecord[BatchRecords];
    private readonly int _runRecords;

    /// <summary>Sorts all records of a sequence.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">Honoured between runs.</param>
    /// <param name="runRecords">Records sorted in memory at a time.</param>
    public DumpRecordSorter(IDumpRecords records, CancellationToken cancellationToken, int runRecords = RunRecords)
    {
        _runRecords = runRecords;
        WriteRuns(records, cancellationToken);
        for (int run = 0; run < _runs.Count; run++)
        {
            Enqueue(run);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<MarketRecord> Next()
    {
        int count = 0;
        while (count < _batch.Length && _heads.TryDequeue(out int run, out _))
        {
            _batch[count++] = _runs[run].Take();
            Enqueue(run);
        }

        return _batch.AsSpan(0, count);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Enqueue(int run)
    {
        if (_runs[run].TryPeek(_file, out MarketRecord record))
        {
            _heads.Enqueue(run, SortKey.Of(record, run));
        }
    }

    private void WriteRuns(IDumpRecords records, CancellationToken cancellationToken)
    {
        MarketRecord[] run = new MarketRecord[_runRecords];
        int filled = 0;
        for (ReadOnlySpan<MarketRecord> piece = records.Next(); !piece.IsEmpty; piece = records.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (!piece.IsEmpty)
            {
                int taken = Math.Min(piece.Length, run.Length - filled);
                piece[..taken].CopyTo(run.AsSpan(filled));
                filled += taken;
                piece = piece[taken..];
                if (filled == run.Length)
                {
                    WriteRun(run);
                    filled = 0;
                }
            }
        }

        if (filled > 0)
        {
            WriteRun(run.AsSpan(0, filled));
        }
    }

    private void WriteRun(Span<MarketRecord> run)
    {
        SortKey[] keys = new SortKey[run.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = SortKey.Of(run[i], i);
        }

        Array.Sort(keys);
        MarketRecord[] batch = new MarketRecord[Math.Min(BatchRecords, run.Length)];
        long position = -1;
        for (int start = 0; start < keys.Length; start += batch.Length)
        {
            int count = Math.Min(batch.Length, keys.Length - start);
            for (int i = 0; i < count; i++)
            {
                batch[i] = run[keys[start + i].Index];
            }

            long at = _file.Append<MarketRecord>(batch.AsSpan(0, count));
            position = position < 0 ? at : position;
        }

        _runs.Add(new Run(position, keys.Length));
    }

    /// <summary>Stream order; the index keeps the order of arrival among equals.</summary>
    private readonly record struct SortKey(ulong Stream, long Offset, int Index) : IComparable<SortKey>
    {
        public static SortKey Of(in MarketRecord record, int index) => new(((ulong)record.Topic << 32) | (uint)record.Partition, record.Offset, index);

        public int CompareTo(SortKey other)
        {
            int order = Stream.CompareTo(other.Stream);
            order = order != 0 ? order : Offset.CompareTo(other.Offset);
            return order != 0 ? order : Index.CompareTo(other.Index);
        }
    }

    /// <summary>One sorted run in the file, read forwards.</summary>
    private sealed class Run(long position, int records)
    {
        private const int BufferRecords = 512;

        private readonly MarketRecord[] _buffer = new MarketRecord[BufferRecords];
        private long _position = position;
        private int _left = records;
        private int _filled;
        private int _next;

        public bool TryPeek(TemporaryFile file, out MarketRecord record)
        {
            if (_next == _filled)
            {
                _filled = Math.Min(_left, _buffer.Length);
                _next = 0;
                if (_filled == 0)
                {
                    record = default;
                    return false;
                }

                file.Read(_position, _buffer.AsSpan(0, _filled));
                _position += (long)_filled * System.Runtime.CompilerServices.Unsafe.SizeOf<MarketRecord>();
                _left -= _filled;
            }

            record = _buffer[_next];
            return true;
        }

        public MarketRecord Take() => _buffer[_next++];
    }
}
