using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Torghut.Market.Integrity;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Reads a file's lines block by block and hands their numbers to the decoder of its kind.</summary>
internal abstract class LeanLineReader
{
    private const int BlockBytes = 128 * 1024;

    private readonly LeanTickFile _file;
    private readonly LeanClock _clock;
    private readonly int _fields;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockBytes + LeanLineParser.WindowBytes);
    private LeanLine _line;
    private bool _inOverlong;
    private long _lastNs;

    /// <summary>Makes a reader.</summary>
    protected LeanLineReader(LeanTickFile file, LeanClock clock, int fields)
    {
        _file = file;
        _clock = clock;
        _fields = fields;
    }

    /// <summary>What became of the lines so far.</summary>
    public LeanFileResult Result { get; } = new();

    /// <summary>Reads everything.</summary>
    /// <param name="content">The content.</param>
    /// <param name="progress">Told after each block.</param>
    /// <param name="cancellationToken">Honoured after each block.</param>
    /// <returns>Checksum and length of the content.</returns>
    public (uint Crc32, long Bytes) Read(Stream content, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        uint crc = 0;
        long bytes = 0;
        int kept = 0;
        while (true)
        {
            int read = content.ReadAtLeast(_buffer.AsSpan(kept, BlockBytes - kept), BlockBytes - kept, throwOnEndOfStream: false);
            crc = ZipCrc32.Append(crc, _buffer.AsSpan(kept, read));
            bytes += read;
            int filled = kept + read;
            bool last = filled < BlockBytes;
            long linesBefore = Result.Lines;
            int parsed = ParseBlock(filled, last);
            kept = filled - parsed;
            _buffer.AsSpan(parsed, kept).CopyTo(_buffer);
            progress.Advance(Result.Lines - linesBefore, read, _lastNs);
            cancellationToken.ThrowIfCancellationRequested();
            if (last)
            {
                // Only a file that was read to its end gives the buffer back: nothing can hold on to it any more.
                ArrayPool<byte>.Shared.Return(_buffer);
                Finish();
                return (crc, bytes);
            }
        }
    }

    /// <summary>Takes a line that could be parsed; the line's number is <see cref="LeanFileResult.Lines"/>, from 0.</summary>
    /// <param name="line">Its numbers.</param>
    /// <param name="timeNs">Its time, nanoseconds since the Unix epoch.</param>
    protected abstract void Take(in LeanLine line, long timeNs);

    /// <summary>Hears that there are no more lines.</summary>
    protected virtual void Finish()
    {
    }

    /// <summary>Counts the current line as malformed.</summary>
    protected void Reject(string detail)
    {
        Result.Malformed++;
        if (Result.Quarantined.Count < DecodeResult.MaxQuarantined)
        {
            Result.Quarantined.Add(new QuarantinedRecord(_file.RelativePath, Result.Lines + 1, LineOutcomes.Malformed, detail));
        }
    }

    /// <summary>Parses all whole lines of the buffer, and the last one without an end when nothing follows.</summary>
    /// <returns>Bytes that are done with.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ParseBlock(int filled, bool last)
    {
        ref byte start = ref MemoryMarshal.GetArrayDataReference(_buffer);
        int position = 0;
        while (position < filled)
        {
            int length = _inOverlong ? 0 : LeanLineParser.TryParseUsual(ref Unsafe.Add(ref start, position), filled - position, _fields, ref _line);
            if (length == 0)
            {
                length = ParseUnusual(_buffer.AsSpan(position, filled - position), last);
                if (length == 0)
                {
                    break;
                }
            }
            else
            {
                Accept();
            }

            position += length;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Accept()
    {
        long timeNs = _clock.ToUnixNs(_line.TimeOfDayNs);
        Result.MinNs = Math.Min(Result.MinNs, timeNs);
        Result.MaxNs = Math.Max(Result.MaxNs, timeNs);
        _lastNs = timeNs;
        Take(in _line, timeNs);
        Result.Lines++;
    }

    /// <summary>Parses a line that is not a usual one.</summary>
    /// <returns>Its length with its end; 0 when the end has not been read yet.</returns>
    private int ParseUnusual(ReadOnlySpan<byte> rest, bool last)
    {
        int end = rest.IndexOf((byte)'\n');
        if (end < 0 && !last)
        {
            if (rest.Length < BlockBytes)
            {
                return 0;
            }

            _inOverlong = true;
            return rest.Length;
        }

        ReadOnlySpan<byte> text = end < 0 ? rest : rest[..end];
        int length = end < 0 ? rest.Length : end + 1;
        if (_inOverlong)
        {
            _inOverlong = false;
            Reject(string.Create(CultureInfo.InvariantCulture, $"longer than {BlockBytes} bytes"));
            Result.Lines++;
            return length;
        }

        if (text.EndsWith((byte)'\r'))
        {
            text = text[..^1];
        }

        if (LeanLineParser.TryParse(text, _fields, ref _line) is { } wrong)
        {
            Reject(wrong);
            Result.Lines++;
        }
        else
        {
            Accept();
        }

        return length;
    }
}
