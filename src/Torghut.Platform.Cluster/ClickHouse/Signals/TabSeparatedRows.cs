using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Torghut.Market.Time;

namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>Rows in the server's tab-separated text, in a buffer that is used again.</summary>
internal sealed class TabSeparatedRows
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\t\n\r\0\b\f'");

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private bool _isFirst = true;

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes so far.</summary>
    public int Length => _buffer.WrittenCount;

    /// <summary>The rows.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.WrittenMemory;

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        Count = 0;
    }

    /// <summary>A text, escaped.</summary>
    public void Text(string value)
    {
        Separate();
        if (value.AsSpan().IndexOfAny(Escaped) >= 0)
        {
            value = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)
                .Replace("\b", "\\b", StringComparison.Ordinal).Replace("\f", "\\f", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        }

        Span<byte> span = _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length));
        _buffer.Advance(Encoding.UTF8.GetBytes(value, span));
    }

    /// <summary>A missing value.</summary>
    public void Null()
    {
        Separate();
        _buffer.Write("\\N"u8);
    }

    /// <summary>An integer.</summary>
    public void WholeNumber(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, _buffer.GetSpan(20), out int length);
        _buffer.Advance(length);
    }

    /// <summary>A number; null where it is none or infinite.</summary>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            Null();
            return;
        }

        Separate();
        value.TryFormat(_buffer.GetSpan(32), out int length, "R", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    /// <summary>True or false.</summary>
    public void Flag(bool value)
    {
        Separate();
        _buffer.Write(value ? "true"u8 : "false"u8);
    }

    /// <summary>A time, nanoseconds since the Unix epoch, with milliseconds.</summary>
    public void Time(long unixNs)
    {
        Separate();
        DateTime utc = DateTime.UnixEpoch.AddTicks(unixNs / EventTime.NsPerMs * TimeSpan.TicksPerMillisecond);
        utc.TryFormat(_buffer.GetSpan(32), out int length, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        _buffer.Write("\n"u8);
        _isFirst = true;
        Count++;
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            _buffer.Write("\t"u8);
        }

        _isFirst = false;
    }
}
