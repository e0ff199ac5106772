using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Keeps sorted entries between decoding and merging: in memory up to a budget, beyond it in one temporary file, so
/// that a day of any length needs the same memory. Thread-safe.
/// </summary>
internal sealed class TapeChunkStore : IDisposable
{
    private const int SmallestChunk = 64;
    private const int LargestChunk = 4096;

    private readonly string _spillPath;
    private readonly long _budgetBytes;
    private readonly ConcurrentBag<TapeEntry[]> _free = [];
    private readonly Lock _spillGate = new();
    private FileStream? _spill;
    private long _spillLength;
    private long _keptBytes;

    /// <summary>Makes an empty store.</summary>
    /// <param name="spillPath">The temporary file, made when it is first needed and removed at the end.</param>
    /// <param name="budgetBytes">Memory for chunks.</param>
    /// <param name="expectedStreams">Streams that will write at a time; their open chunks share the budget too.</param>
    public TapeChunkStore(string spillPath, long budgetBytes, int expectedStreams)
    {
        _spillPath = spillPath;
        _budgetBytes = budgetBytes;
        long share = budgetBytes / Math.Max(1, expectedStreams) / (2 * Marshal.SizeOf<TapeEntry>());
        ChunkCapacity = (int)Math.Clamp((long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, share)), SmallestChunk, LargestChunk);
    }

    /// <summary>Entries in a full chunk.</summary>
    public int ChunkCapacity { get; }

    /// <summary>Capacity a stream begins with, so that a stream of few events stays small.</summary>
    public static int FirstCapacity => SmallestChunk;

    /// <summary>Bytes that went to the spill file.</summary>
    public long SpilledBytes => Interlocked.Read(ref _spillLength);

    /// <summary>An array for a chunk, its content undefined.</summary>
    public TapeEntry[] Rent(int capacity) =>
        capacity == ChunkCapacity && _free.TryTake(out TapeEntry[]? entries) ? entries : GC.AllocateUninitializedArray<TapeEntry>(capacity);

    /// <summary>Gives an array back.</summary>
    public void Return(TapeEntry[] entries)
    {
        if (entries.Length == ChunkCapacity)
        {
            _free.Add(entries);
        }
    }

    /// <summary>Takes the first <paramref name="count"/> entries of an array, and the array.</summary>
    public TapeChunk Store(TapeEntry[] entries, int count)
    {
        long bytes = (long)entries.Length * Marshal.SizeOf<TapeEntry>();
        if (Interlocked.Add(ref _keptBytes, bytes) <= _budgetBytes)
        {
            return new TapeChunk(entries, 0, count);
        }

        Interlocked.Add(ref _keptBytes, -bytes);
        ReadOnlySpan<byte> content = MemoryMarshal.AsBytes(entries.AsSpan(0, count));
        long offset = Interlocked.Add(ref _spillLength, content.Length) - content.Length;
        try
        {
            RandomAccess.Write(OpenSpill(), content, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.WriteFailed(_spillPath, e);
        }

        Return(entries);
        return new TapeChunk(null, offset, count);
    }

    /// <summary>The chunk's entries in an array: its own, or one that is filled from the spill file.</summary>
    public TapeEntry[] Load(in TapeChunk chunk)
    {
        if (chunk.Entries is { } entries)
        {
            return entries;
        }

        TapeEntry[] loaded = Rent(Math.Max(chunk.Count, ChunkCapacity));
        Span<byte> content = MemoryMarshal.AsBytes(loaded.AsSpan(0, chunk.Count));
        long offset = chunk.SpillOffset;
        while (content.Length > 0)
        {
            int read = RandomAccess.Read(OpenSpill(), content, offset);
            if (read == 0)
            {
                throw TapeErrors.WriteFailed(_spillPath, new EndOfStreamException("The temporary file is shorter than what was written to it."));
            }

            content = content[read..];
            offset += read;
        }

        return loaded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_spillGate)
        {
            if (_spill is not null)
            {
                _spill.Dispose();
                _spill = null;
                File.Delete(_spillPath);
            }
        }
    }

    private SafeFileHandle OpenSpill()
    {
        lock (_spillGate)
        {
            return (_spill ??= TapeFileStream.CreateFile(_spillPath, FileAccess.ReadWrite)).SafeFileHandle;
        }
    }
}
