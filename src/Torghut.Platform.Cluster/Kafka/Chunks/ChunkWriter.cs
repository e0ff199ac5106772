using System.Buffers.Binary;
using System.Text.Json;
using Torghut.Platform.Cluster.Kafka.Native;
using Torghut.Simulation.Artifacts;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>
/// Writes one chunk: records of one partition in the order of their offsets, then what they are. The file has its name only
/// when it is complete.
/// </summary>
internal sealed class ChunkWriter : IDisposable
{
    /// <summary>What a complete chunk ends with.</summary>
    public static ReadOnlySpan<byte> Magic => "TGCHUNK1"u8;

    private const int BufferBytes = 1 << 17;
    private const int NoBytes = -1;

    private readonly string _path;
    private readonly FileStream _file;
    private byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private bool _isComplete;

    /// <summary>Starts a chunk.</summary>
    public ChunkWriter(string path)
    {
        _path = path;
        _file = new FileStream(path + ".tmp", new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = AtomicFile.FileMode,
        });
    }

    /// <summary>Bytes of the records so far.</summary>
    public long FileBytes { get; private set; }

    /// <summary>Checksum of the records that were handed to the system.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Appends a record.</summary>
    /// <returns>Bytes of its key, value and headers.</returns>
    public int Append(in RecordView record)
    {
        ReadOnlySpan<byte> key = record.Key;
        ReadOnlySpan<byte> value = record.Value;
        nint headers = record.Headers(out int headerCount);
        int content = key.Length + value.Length;
        int start = Reserve(ChunkFrame.HeadBytes + content);
        ChunkFrame.WriteHead(
            _buffer.AsSpan(start),
            new ChunkFrame(record.Offset, record.TimestampMs, record.HasKey ? key.Length : NoBytes, record.HasValue ? value.Length : NoBytes, headerCount));
        _filled += ChunkFrame.HeadBytes;
        Put(key);
        Put(value);
        for (int i = 0; i < headerCount; i++)
        {
            content += AppendHeader(headers, i);
        }

        int length = _filled - start;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), length - sizeof(int));
        FileBytes += length;
        if (_filled >= BufferBytes)
        {
            Flush();
        }

        return content;
    }

    /// <summary>Hands what is buffered to the system, so that the checksum counts all.</summary>
    public void Flush()
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _filled);
        Checksum = ChunkChecksum.Append(Checksum, bytes);
        _file.Write(bytes);
        _filled = 0;
    }

    /// <summary>Finishes the chunk and gives it its name.</summary>
    public void Complete(ChunkSummary summary)
    {
        Flush();
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(summary, ChunkJson.Default.ChunkSummary);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        _file.Write(json);
        _file.Write(length);
        _file.Write(Magic);
        _file.Dispose();
        File.Move(_path + ".tmp", _path, overwrite: true);
        _isComplete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isComplete)
        {
            File.Delete(_path + ".tmp");
        }
    }

    private int AppendHeader(nint headers, int index)
    {
        bool hasValue = RecordView.Header(headers, index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value);
        int start = Reserve((2 * sizeof(int)) + name.Length + value.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start + sizeof(int)), hasValue ? value.Length : NoBytes);
        _filled += 2 * sizeof(int);
        Put(name);
        Put(value);
        return name.Length + value.Length;
    }

    private int Reserve(int bytes)
    {
        if (_buffer.Length - _filled < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(checked(_filled + bytes), _buffer.Length * 2));
        }

        return _filled;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
    }
}
