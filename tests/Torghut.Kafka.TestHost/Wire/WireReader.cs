using System.Buffers.Binary;
using System.Text;

namespace Torghut.Kafka.TestHost.Wire;

/// <summary>Reads the protocol's plain types: big-endian numbers, texts and lists with their length before them.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public string? Text()
    {
        short length = Int16();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>A number in groups of seven bits.</summary>
    public int Packed()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    public readonly ReadOnlySpan<byte> Rest() => _bytes[Position..];
}
