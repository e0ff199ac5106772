using Torghut.Simulation.Artifacts;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>A new file, written once from start to end in large pieces, with its checksum.</summary>
internal sealed class TapeFileStream : Stream
{
    private const int BufferBytes = 256 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private LaneChecksum _checksum;
    private long _written;
    private int _filled;

    /// <summary>Creates the file; an old one is overwritten.</summary>
    public TapeFileStream(string path)
    {
        _path = path;
        _file = CreateFile(path, FileAccess.Write);
    }

    /// <summary>Checksum of the whole file, after <see cref="Finish"/>.</summary>
    public string Checksum => _checksum.ToString();

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <summary>True, since the writer of the file format asks for it; it only wants the position.</summary>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _written + _filled;

    /// <inheritdoc/>
    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Creates a file that only its owner can read, without a buffer.</summary>
    public static FileStream CreateFile(string path, FileAccess access)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = access,
            Share = FileShare.Read | FileShare.Delete,
            UnixCreateMode = AtomicFile.FileMode,
            BufferSize = 0,
        };
        try
        {
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.WriteFailed(path, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int part = Math.Min(buffer.Length, BufferBytes - _filled);
            buffer[..part].CopyTo(_buffer.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
            if (_filled == BufferBytes)
            {
                WriteOut();
            }
        }
    }

    /// <summary>Writes what is left and waits until the disk has all of it.</summary>
    public void Finish()
    {
        WriteOut();
        try
        {
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (IOException e)
        {
            throw TapeErrors.WriteFailed(_path, e);
        }
    }

    /// <summary>Does nothing: the file is whole only after <see cref="Finish"/>.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void WriteOut()
    {
        ReadOnlySpan<byte> content = _buffer.AsSpan(0, _filled);
        _checksum.Append(content);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, content, _written);
        }
        catch (IOException e)
        {
            throw TapeErrors.WriteFailed(_path, e);
        }

        _written += _filled;
        _filled = 0;
    }
}
