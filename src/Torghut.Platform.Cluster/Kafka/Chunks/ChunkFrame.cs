using System.Buffers.Binary;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>
/// The head of a record in a chunk, little-endian behind the length of the rest of the record: offset, timestamp, lengths of
/// key and value (−1 for none), number of headers. Key, value and headers follow; a header is the length of its name, the
/// length of its value (−1 for none), name, value.
/// </summary>
internal readonly record struct ChunkFrame(long Offset, long TimestampMs, int KeyBytes, int ValueBytes, int Headers)
{
    /// <summary>Bytes of the length.</summary>
    public const int LengthBytes = sizeof(int);

    /// <summary>Bytes of the head, the length among them.</summary>
    public const int HeadBytes = LengthBytes + (2 * sizeof(long)) + (3 * sizeof(int));

    private const int TimestampAt = LengthBytes + sizeof(long);
    private const int KeyAt = TimestampAt + sizeof(long);
    private const int ValueAt = KeyAt + sizeof(int);
    private const int HeadersAt = ValueAt + sizeof(int);

    /// <summary>Writes the head but for the length.</summary>
    public static void WriteHead(Span<byte> bytes, in ChunkFrame frame)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LengthBytes..], frame.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[TimestampAt..], frame.TimestampMs);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[KeyAt..], frame.KeyBytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[ValueAt..], frame.ValueBytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[HeadersAt..], frame.Headers);
    }

    /// <summary>Reads the head.</summary>
    public static ChunkFrame ReadHead(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes[LengthBytes..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[TimestampAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[KeyAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[ValueAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[HeadersAt..]));
}
