namespace Torghut.Simulation.Artifacts;

/// <summary>
/// Appends what is written to it to a file, a buffer at a time, so that a large artifact is never held in memory. Content
/// that fits into the buffer is appended at once.
/// </summary>
internal sealed class AppendingStream(IRunStorageFile file) : Stream
{
    private const int BufferBytes = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private long _appended;
    private int _used;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _appended + _used;

    /// <inheritdoc/>
    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Appends what is still in the buffer.</summary>
    public void Complete()
    {
        file.Append(_buffer.AsSpan(0, _used));
        _appended += _used;
        _used = 0;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > BufferBytes - _used)
        {
            int fits = BufferBytes - _used;
            buffer[..fits].CopyTo(_buffer.AsSpan(_used));
            buffer = buffer[fits..];
            _used = BufferBytes;
            Complete();
        }

        buffer.CopyTo(_buffer.AsSpan(_used));
        _used += buffer.Length;
    }

    /// <summary>Does nothing: writers flush more often than the file needs; see <see cref="Complete"/>.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
