using System.Buffers.Binary;
using System.Text;
using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>Reads a partition's records back from its chunks; one buffer of records is in memory at a time.</summary>
internal sealed class PartitionChunks(PartitionSelection partition, string? replayTopic, IReadOnlyList<ChunkFile> chunks)
{
    private const int BufferBytes = 1 << 17;

    private byte[] _buffer = new byte[BufferBytes];

    /// <summary>The records in order; each lives until the next is asked for.</summary>
    public IEnumerable<DumpEntry> Read()
    {
        foreach (ChunkFile chunk in chunks)
        {
            using FileStream file = new(chunk.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            long unread = chunk.Summary.FileBytes;
            int at = 0;
            int filled = 0;
            while (unread > 0 || at < filled)
            {
                int frame = FrameBytes(at, filled);
                if (frame < 0)
                {
                    (at, filled, unread) = Fill(file, at, filled, unread);
                    continue;
                }

                yield return Entry(at);
                at += frame;
            }
        }
    }

    /// <summary>Bytes of the frame at a place; −1 if it is not there to its end.</summary>
    private int FrameBytes(int at, int filled)
    {
        if (filled - at < ChunkFrame.LengthBytes)
        {
            return -1;
        }

        int bytes = ChunkFrame.LengthBytes + BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(at));
        return bytes <= filled - at ? bytes : -1;
    }

    private (int At, int Filled, long Unread) Fill(FileStream file, int at, int filled, long unread)
    {
        int rest = filled - at;
        int needed = rest < ChunkFrame.LengthBytes
            ? ChunkFrame.LengthBytes
            : ChunkFrame.LengthBytes + BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(at));

        // A record that was handed out lives in the old array; it is done with once the next is asked for.
        byte[] target = needed > _buffer.Length ? new byte[needed] : _buffer;
        _buffer.AsSpan(at, rest).CopyTo(target);
        _buffer = target;
        int wanted = (int)Math.Min(unread, _buffer.Length - rest);
        file.ReadExactly(_buffer, rest, wanted);
        return (0, rest + wanted, unread - wanted);
    }

    private DumpEntry Entry(int at)
    {
        ChunkFrame frame = ChunkFrame.ReadHead(_buffer.AsSpan(at));
        int next = at + ChunkFrame.HeadBytes;
        ReadOnlyMemory<byte>? key = Take(ref next, frame.KeyBytes);
        ReadOnlyMemory<byte>? value = Take(ref next, frame.ValueBytes);
        return new DumpEntry
        {
            Topic = partition.Topic,
            Partition = partition.Partition,
            Offset = frame.Offset,
            TimestampMs = frame.TimestampMs,
            ReplayTopic = replayTopic,
            Key = key,
            Value = value,
            Headers = frame.Headers == 0 ? null : Headers(next, frame.Headers),
        };
    }

    private DumpHeader[] Headers(int at, int count)
    {
        DumpHeader[] headers = new DumpHeader[count];
        for (int i = 0; i < count; i++)
        {
            int name = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(at));
            int value = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(at + sizeof(int)));
            at += 2 * sizeof(int);
            string text = Encoding.UTF8.GetString(_buffer, at, name);
            at += name;
            headers[i] = new DumpHeader(text, Take(ref at, value));
        }

        return headers;
    }

    private ReadOnlyMemory<byte>? Take(ref int at, int bytes)
    {
        if (bytes < 0)
        {
            return null;
        }

        ReadOnlyMemory<byte> taken = _buffer.AsMemory(at, bytes);
        at += bytes;
        return taken;
    }
}
