using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Torghut.Simulation.Dumps;

/// <summary>Bytes that are appended to: what a list of bytes would be, made for many short pieces.</summary>
public sealed class LineBuffer
{
    private const int LongestNumber = 20;

    private byte[] _bytes;

    /// <summary>Makes an empty buffer.</summary>
    public LineBuffer(int capacity) => _bytes = new byte[capacity];

    /// <summary>Bytes appended.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes, valid until the next change.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Empties the buffer.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends a whole number.</summary>
    public void Append(long number)
    {
        _ = Utf8Formatter.TryFormat(number, Reserve(LongestNumber), out int written);
        Length += written;
    }

    /// <summary>Room behind the bytes; what was written there counts after <see cref="Advance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            Grow(bytes);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Takes bytes that were written into the room.</summary>
    public void Advance(int bytes) => Length += bytes;

    private void Grow(int bytes) => Array.Resize(ref _bytes, Math.Max(checked(Length + bytes), _bytes.Length * 2));
}
