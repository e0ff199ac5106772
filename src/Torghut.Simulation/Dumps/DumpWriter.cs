using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Torghut.Simulation.Artifacts;
using ZstdSharp;

namespace Torghut.Simulation.Dumps;

/// <summary>
/// Writes a dump, one line per record, in the order in which records are given (<see cref="DumpMerge"/> makes the order of the
/// format). The file appears under its name only when it is complete.
/// </summary>
public sealed class DumpWriter : IDisposable
{
    private const int BlockBytes = 1 << 18;

    // A dump is written once and read a few times: speed counts more than a tenth of its size.
    private const int ZstdLevel = 1;

    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private readonly HashingStream _hashed;
    private readonly Stream _lines;
    private readonly IncrementalHash _linesHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BlockPipe _blocks;
    private LineBuffer _block;
    private string _topicName = "";
    private byte[] _topic = [];
    private long _records;
    private bool _isComplete;

    /// <summary>Starts a dump.</summary>
    /// <param name="path">The file; what is there is replaced at the end.</param>
    /// <param name="compression">How it is compressed, whatever its name says.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public DumpWriter(string path, DumpCompression compression)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _partial = path + ".tmp";
        _file = new FileStream(_partial, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            UnixCreateMode = AtomicFile.FileMode,
        });
        _hashed = new HashingStream(_file);
        _lines = compression switch
        {
            DumpCompression.Gzip => new GZipStream(_hashed, CompressionLevel.Fastest, leaveOpen: true),
            DumpCompression.Zstd => new CompressionStream(_hashed, ZstdLevel, leaveOpen: true),
            _ => _hashed,
        };
        _blocks = new BlockPipe(BlockBytes + (BlockBytes / 4), WriteBlock);
        _block = _blocks.Take();
    }

    /// <summary>Name of a dump in its folder, by its compression.</summary>
    public static string FileName(DumpCompression compression) => compression switch
    {
        DumpCompression.Gzip => "source-dump.jsonl.gz",
        DumpCompression.Zstd => "source-dump.jsonl.zst",
        _ => "source-dump.ndjson",
    };

    /// <summary>Writes a record's line.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Write(in DumpEntry entry)
    {
        if (!ReferenceEquals(entry.Topic, _topicName))
        {
            (_topicName, _topic) = (entry.Topic, Encoding.UTF8.GetBytes(entry.Topic));
        }

        _block.Append("{\"dataset_event_id\":\""u8);
        DumpText.AppendEscaped(_block, _topic);
        _block.Append(":"u8);
        _block.Append(entry.Partition);
        _block.Append(":"u8);
        _block.Append(entry.Offset);
        _block.Append("\",\"source_topic\":"u8);
        DumpText.AppendQuoted(_block, _topic);
        _block.Append(",\"source_partition\":"u8);
        _block.Append(entry.Partition);
        _block.Append(",\"source_offset\":"u8);
        _block.Append(entry.Offset);
        _block.Append(",\"source_timestamp_ms\":"u8);
        _block.Append(entry.TimestampMs);
        _block.Append(",\"replay_topic\":"u8);
        if (entry.ReplayTopic is null)
        {
            _block.Append("null"u8);
        }
        else
        {
            DumpText.AppendQuoted(_block, Encoding.UTF8.GetBytes(entry.ReplayTopic));
        }

        _block.Append(",\"key_b64\":"u8);
        AppendBase64(entry.Key);
        _block.Append(",\"value_b64\":"u8);
        AppendBase64(entry.Value);
        _block.Append(",\"headers\":["u8);
        AppendHeaders(entry.Headers);
        _block.Append("]}\n"u8);
        _records++;
        if (_block.Length >= BlockBytes)
        {
            _blocks.Hand(_block);
            _block = _blocks.Take();
        }
    }

    /// <summary>Finishes the file, makes it durable and gives it its name.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public DumpDigests Complete()
    {
        _blocks.Hand(_block);
        _blocks.Complete();
        if (!ReferenceEquals(_lines, _hashed))
        {
            _lines.Dispose();
        }

        _hashed.Flush();
        _file.Flush(flushToDisk: true);
        long bytes = _file.Length;
        _file.Dispose();
        File.Move(_partial, _path, overwrite: true);
        AtomicFile.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        _isComplete = true;
        return new DumpDigests(_records, bytes, _hashed.Hash(), Convert.ToHexStringLower(_linesHash.GetHashAndReset()));
    }

    /// <summary>Gives up a dump that is not complete.</summary>
    public void Dispose()
    {
        _blocks.Dispose();
        _linesHash.Dispose();
        if (_isComplete)
        {
            _hashed.Dispose();
            return;
        }

        // Closing the raw file first keeps what compressors still hold off a disk that may be full.
        _file.Dispose();
        _hashed.Dispose();
        File.Delete(_partial);
    }

    private void WriteBlock(LineBuffer block)
    {
        _linesHash.AppendData(block.Bytes);
        _lines.Write(block.Bytes);
    }

    private void AppendHeaders(IReadOnlyList<DumpHeader>? headers)
    {
        for (int i = 0; headers is not null && i < headers.Count; i++)
        {
            _block.Append(i == 0 ? "["u8 : ",["u8);
            DumpText.AppendQuoted(_block, Encoding.UTF8.GetBytes(headers[i].Name));
            _block.Append(","u8);
            AppendBase64(headers[i].Value);
            _block.Append("]"u8);
        }
    }

    private void AppendBase64(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { } present)
        {
            _block.Append("null"u8);
            return;
        }

        _block.Append("\""u8);
        Span<byte> text = _block.Reserve(Base64.GetMaxEncodedToUtf8Length(present.Length));
        _ = Base64.EncodeToUtf8(present.Span, text, out _, out int written);
        _block.Advance(written);
        _block.Append("\""u8);
    }
}
