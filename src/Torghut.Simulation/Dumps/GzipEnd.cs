using System.IO.Compression;

namespace Torghut.Simulation.Dumps;

/// <summary>
/// Finds out whether a gzip file is whole. The base library ends in silence where a file is cut off; so a member with known content
/// is put behind the file's own. It comes out of decompression exactly if all members before it are complete and sound.
/// </summary>
public static class GzipEnd
{
    private static readonly byte[] Member = Compress();

    /// <summary>What the decompressed data ends with if the file is whole; no line feed is in it.</summary>
    public static ReadOnlySpan<byte> Mark => "\0torghut: end of gzip data\0"u8;

    /// <summary>The file with the known member behind it.</summary>
    public static Stream Append(Stream file) => new EndedStream(file);

    private static byte[] Compress()
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Mark);
        }

        return stream.ToArray();
    }

    private sealed class EndedStream(Stream file) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = _given > 0 ? 0 : file.Read(buffer);
            if (read == 0)
            {
                read = Math.Min(buffer.Length, Member.Length - _given);
                Member.AsSpan(_given, read).CopyTo(buffer);
                _given += read;
            }

            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
