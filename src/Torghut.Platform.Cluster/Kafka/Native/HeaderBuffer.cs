namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>The headers of a record that is sent, in one buffer that is used again for the next record.</summary>
internal sealed class HeaderBuffer
{
    private byte[] _bytes = new byte[512];
    private (int Name, int Value, int ValueBytes)[] _headers = new (int, int, int)[8];
    private int _filled;

    /// <summary>Number of headers.</summary>
    public int Count { get; private set; }

    /// <summary>What <see cref="At"/> points into.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Starts the next record.</summary>
    public void Clear() => (Count, _filled) = (0, 0);

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name, UTF-8, without a zero byte.</param>
    /// <param name="value">Its value.</param>
    /// <param name="hasValue">Whether it has one.</param>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool hasValue = true)
    {
        int needed = checked(_filled + name.Length + 1 + value.Length);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        if (Count == _headers.Length)
        {
            Array.Resize(ref _headers, Count * 2);
        }

        name.CopyTo(_bytes.AsSpan(_filled));
        int valueAt = _filled + name.Length + 1;
        _bytes[valueAt - 1] = 0;
        value.CopyTo(_bytes.AsSpan(valueAt));
        _headers[Count++] = (_filled, valueAt, hasValue ? value.Length : -1);
        _filled = needed;
    }

    /// <summary>Where a header stands: its name, which ends with a zero byte, its value, and the value's bytes (−1 for none).</summary>
    public (int Name, int Value, int ValueBytes) At(int index) => _headers[index];
}
