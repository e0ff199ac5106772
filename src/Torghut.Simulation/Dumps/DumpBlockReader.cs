
namespace Torghut.Simulation.Dumps;

/// <summary>Cuts the dump into blocks of whole lines.</summary>
public sealed class DumpBlockReader : IDisposable
{
    /// <summary>Bytes that a block has room for at first.</summary>
    public const int BlockBytes = 1 << 19;

    private const int LongestLineBytes = 1 << 28;

    private readonly string _path;
    private readonly FileStream _raw;
    private readonly DumpCompression _compression;
    private readonly Stream _lines;
    private byte[] _rest = [];
    private long _line = 1;
    private long _position;
    private bool _isAtEnd;
    private bool _isEndTaken;

    /// <summary>Opens a dump.</summary>
    public DumpBlockReader(string path)
    {
        _path = path;
        _raw = DumpFile.OpenRaw(path);
        try
        {
            _compression = DumpFile.Detect(path, _raw);
            _lines = DumpFile.Decompress(_raw, _compression);
        }
        catch
        {
            _raw.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the file on disk.</summary>
    public long FileBytes => _raw.Length;

    /// <summary>Fills a block with the next lines.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read(DumpBlock block)
    {
        block.FirstLine = _line;
        Reserve(block, _rest.Length);
        _rest.CopyTo(block.Buffer, 0);
        int filled = _rest.Length;
        int end = 0;
        while (!_isAtEnd && (filled < block.Buffer.Length || end == 0))
        {
            if (filled == block.Buffer.Length)
            {
                Reserve(block, checked(filled * 2));
            }

            int read = ReadSome(block.Buffer.AsSpan(filled));
            _isAtEnd = read == 0;
            int last = block.Buffer.AsSpan(filled, read).LastIndexOf((byte)'\n');
            end = last < 0 ? end : filled + last + 1;
            filled += read;
        }

        if (_isAtEnd)
        {
            filled = TakeEnd(block, filled);
            end = filled;
        }

        _rest = block.Buffer[end..filled];
        block.Length = end;
        _line += block.Bytes.Count((byte)'\n');
        long position = _raw.Position;
        block.FileBytes = position - _position;
        _position = position;
        return end > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    /// <summary>Takes the mark of a whole gzip file off the end.</summary>
    private int TakeEnd(DumpBlock block, int filled)
    {
        if (_compression != DumpCompression.Gzip || _isEndTaken)
        {
            return filled;
        }

        if (!block.Buffer.AsSpan(0, filled).EndsWith(GzipEnd.Mark))
        {
            throw DumpFile.Damaged(_path, _compression, _line - 1, new InvalidDataException("The last gzip member is cut off."));
        }

        _isEndTaken = true;
        return filled - GzipEnd.Mark.Length;
    }

    private void Reserve(DumpBlock block, int bytes)
    {
        if (bytes > LongestLineBytes)
        {
            throw DumpFile.Unreadable(
                "dump_line_unreadable",
                $"{_path}, line {_line}: found more than {LongestLineBytes} bytes without a line end; expected one JSON object per line.");
        }

        if (block.Buffer.Length < bytes + 1)
        {
            byte[] buffer = block.Buffer;
            Array.Resize(ref buffer, bytes + 1);
            block.Buffer = buffer;
        }
    }

    private int ReadSome(Span<byte> destination)
    {
        try
        {
            return _lines.Read(destination);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ZstdSharp.ZstdException)
        {
            throw DumpFile.Damaged(_path, _compression, _line - 1, e);
        }
    }
}
