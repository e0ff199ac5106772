using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Keeps sorted entries between decoding and merging: in memory up to a budget, beyond it in one temporary file, so
/// that a day of any length needs the same memory. Thread-safe but for <see cref="Dispose"/>.
/// </summary>
/// <remarks>
/// The memory is one block outside the managed heap: the system gives its pages when they are first touched, and has
/// them back the moment the tape is built.
/// </remarks>
internal sealed unsafe class TapeChunkStore : IDisposable
{
    private const int SmallestChunk = 64;
    private const int LargestChunk = 4096;

    /// <summary>The open chunks of all streams together take about this part of the budget, beside it.</summary>
    private const int OpenPart = 8;

    private readonly string _spillPath;
    private readonly long _budgetBytes;
    private readonly byte* _memory;
    private readonly Lock _spillGate = new();
    private FileStream? _spill;
    private long _spillLength;
    private long _used;

    /// <summary>Makes an empty store.</summary>
    /// <param name="spillPath">The temporary file, made when it is first needed and removed at the end.</param>
    /// <param name="budgetBytes">Memory for entries.</param>
    /// <param name="expectedStreams">Streams that will write at a time.</param>
    public TapeChunkStore(string spillPath, long budgetBytes, int expectedStreams)
    {
        _spillPath = spillPath;
        _budgetBytes = budgetBytes;
        _memory = (byte*)NativeMemory.Alloc((nuint)budgetBytes);
        long share = budgetBytes / OpenPart / Math.Max(1, expectedStreams) / Unsafe.SizeOf<TapeEntry>();
        ChunkCapacity = (int)Math.Clamp(share, SmallestChunk, LargestChunk);
        ChunkCapacity = 1 << BitOperations.Log2((uint)ChunkCapacity);
    }

    /// <summary>Most entries of a chunk, a power of two.</summary>
    public int ChunkCapacity { get; }

    /// <summary>Entries that a stream begins with room for, so that one of few events stays small.</summary>
    public static int FirstCapacity => SmallestChunk;

    /// <summary>Keeps a copy of entries, at most <see cref="ChunkCapacity"/>.</summary>
    public TapeChunk Store(ReadOnlySpan<TapeEntry> entries)
    {
        ReadOnlySpan<byte> content = MemoryMarshal.AsBytes(entries);
        long end = Interlocked.Add(ref _used, content.Length);
        if (end <= _budgetBytes)
        {
            content.CopyTo(new Span<byte>(_memory + (end - content.Length), content.Length));
            return new TapeChunk(InMemory: true, end - content.Length, entries.Length);
        }

        long offset = Interlocked.Add(ref _spillLength, content.Length) - content.Length;
        try
        {
            RandomAccess.Write(OpenSpill(), content, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.WriteFailed(_spillPath, e);
        }

        return new TapeChunk(InMemory: false, offset, entries.Length);
    }

    /// <summary>Where a chunk's entries are: in the store itself, or read from the spill file into the caller's buffer.</summary>
    /// <param name="chunk">A chunk of this store.</param>
    /// <param name="buffer">Room for <see cref="ChunkCapacity"/> entries that does not move; made when it is first needed.</param>
    /// <returns>The first entry; valid until the store is disposed or the buffer used again.</returns>
    public TapeEntry* Load(in TapeChunk chunk, ref TapeEntry[]? buffer)
    {
        if (chunk.InMemory)
        {
            return (TapeEntry*)(_memory + chunk.Offset);
        }

        buffer ??= GC.AllocateUninitializedArray<TapeEntry>(ChunkCapacity, pinned: true);
        Span<byte> content = MemoryMarshal.AsBytes(buffer.AsSpan(0, chunk.Count));
        long offset = chunk.Offset;
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

        return (TapeEntry*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_memory);
        if (_spill is not null)
        {
            _spill.Dispose();
            File.Delete(_spillPath);
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
