using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Torghut.Kafka.TestHost.Wire;

/// <summary>Writes a frame in the protocol's plain types; the length before it is written at the end.</summary>
internal sealed class WireWriter
{
    private const int LengthBytes = 4;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Starts a frame.</summary>
    public WireWriter() => Int32(0);

    public WireWriter Byte(byte value)
    {
        _bytes.Write([value]);
        return this;
    }

    public WireWriter Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(2), value);
        _bytes.Advance(2);
        return this;
    }

    public WireWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
        return this;
    }

    public WireWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
        return this;
    }

    public WireWriter Text(string? value)
    {
        if (value is null)
        {
            return Int16(-1);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(value);
        return Int16((short)bytes.Length).Raw(bytes);
    }

    public WireWriter Packed(int value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        return Byte((byte)value);
    }

    public WireWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>The frame.</summary>
    public byte[] ToFrame()
    {
        byte[] frame = _bytes.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - LengthBytes);
        return frame;
    }
}
