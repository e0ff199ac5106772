namespace Torghut.Simulation.Dumps;

/// <summary>
/// Some records of a dump, with their keys and values in one buffer: filled again and again, so that reading allocates nothing
/// for each. What it holds lives until it is filled again.
/// </summary>
public sealed class DumpEntryBatch
{
    private readonly DumpEntry[] _entries;
    private byte[] _bytes = new byte[1 << 17];
    private int _filled;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="capacity">Records that it takes.</param>
    public DumpEntryBatch(int capacity) => _entries = new DumpEntry[capacity];

    /// <summary>The records.</summary>
    public ReadOnlySpan<DumpEntry> Entries => _entries.AsSpan(0, Count);

    /// <summary>Number of records.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room for another.</summary>
    internal bool IsFull => Count == _entries.Length;

    internal void Clear() => (Count, _filled) = (0, 0);

    internal void Add(in DumpEntry entry) => _entries[Count++] = entry;

    /// <summary>Room for bytes; what outgrows the buffer leaves it to the records that are in it.</summary>
    internal Memory<byte> Reserve(int bytes)
    {
        if (_bytes.Length - _filled < bytes)
        {
            (_bytes, _filled) = (new byte[Math.Max(bytes, _bytes.Length * 2)], 0);
        }

        return _bytes.AsMemory(_filled, bytes);
    }

    internal void Advance(int bytes) => _filled += bytes;
}
