using System.Runtime.CompilerServices;
using Torghut.Market.Records;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>Sorted records split by partition, on disk, so that the partitions can be read beside each other.</summary>
internal sealed class DumpPartitionFiles : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly List<Part> _parts = [];

    /// <summary>Splits records that come in stream order.</summary>
    public DumpPartitionFiles(IDumpRecords sorted)
    {
        (ushort, int)? current = null;
        for (ReadOnlySpan<MarketRecord> batch = sorted.Next(); !batch.IsEmpty; batch = sorted.Next())
        {
            while (!batch.IsEmpty)
            {
                int count = 1;
                while (count < batch.Length && Key(batch[count]) == Key(batch[0]))
                {
                    count++;
                }

                long position = _file.Append(batch[..count]);
                if (current == Key(batch[0]))
                {
                    _parts[^1].Count += count;
                }
                else
                {
                    _parts.Add(new Part(_file, position) { Count = count });
                    current = Key(batch[0]);
                }

                batch = batch[count..];
            }
        }
    }

    /// <summary>The partitions in stream order.</summary>
    public IReadOnlyList<Part> All => _parts;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static (ushort Topic, int Partition) Key(in MarketRecord record) => (record.Topic, record.Partition);

    /// <summary>The records of one partition.</summary>
    internal sealed class Part(TemporaryFile file, long position)
    {
        private const int BufferRecords = 512;

        /// <summary>Number of records.</summary>
        public long Count { get; set; }

        /// <summary>Reads the records in the order of their offsets.</summary>
        public IEnumerable<MarketRecord> Read()
        {
            MarketRecord[] buffer = new MarketRecord[BufferRecords];
            for (long start = 0; start < Count; start += BufferRecords)
            {
                int count = (int)Math.Min(BufferRecords, Count - start);
                file.Read(position + (start * Unsafe.SizeOf<MarketRecord>()), buffer.AsSpan(0, count));
                for (int i = 0; i < count; i++)
                {
                    yield return buffer[i];
                }
            }
        }
    }
}
