using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
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
    public int Append(in ChunkRecord record)
    {
        Message<byte[]?, byte[]?> message = record.Message;
        int headers = message.Headers?.Count ?? 0;
        int content = (message.Key?.Length ?? 0) + (message.Value?.Length ?? 0);
        int start = Reserve(ChunkFrame.HeadBytes + content);
        ChunkFrame.WriteHead(
            _buffer.AsSpan(start),
            new ChunkFrame(record.Offset, record.TimestampMs, message.Key?.Length ?? NoBytes, message.Value?.Length ?? NoBytes, headers));
        _filled += ChunkFrame.HeadBytes;
        Put(message.Key);
        Put(message.Value);
        for (int i = 0; i < headers; i++)
        {
            content += AppendHeader(message.Headers![i]);
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

    private int AppendHeader(IHeader header)
    {
        byte[]? value = header.GetValueBytes();
        int name = Encoding.UTF8.GetByteCount(header.Key);
        int start = Reserve((2 * sizeof(int)) + name + (value?.Length ?? 0));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), name);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start + sizeof(int)), value?.Length ?? NoBytes);
        _filled += 2 * sizeof(int);
        _filled += Encoding.UTF8.GetBytes(header.Key, _buffer.AsSpan(_filled));
        Put(value);
        return name + (value?.Length ?? 0);
    }

    private int Reserve(int bytes)
    {
        if (_buffer.Length - _filled < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(checked(_filled + bytes), _buffer.Length * 2));
        }

        return _filled;
    }

    private void Put(byte[]? bytes)
    {
        if (bytes is not null)
        {
            bytes.CopyTo(_buffer.AsSpan(_filled));
            _filled += bytes.Length;
        }
    }
}
