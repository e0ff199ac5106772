namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>
/// Holds readers to a number of bytes per second together, so that a production cluster's other users are not hurt: what was
/// read beyond it is waited for.
/// </summary>
public sealed class ByteThrottle
{
    private readonly long? _bytesPerSecond;
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _bytes;

    /// <summary>Starts to count.</summary>
    /// <param name="bytesPerSecond">Limit; null for none.</param>
    /// <param name="time">Clock.</param>
    public ByteThrottle(long? bytesPerSecond, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _bytesPerSecond = bytesPerSecond;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Counts bytes that were read.</summary>
    /// <returns>How long the reader has to wait before it reads on.</returns>
    public TimeSpan Take(int bytes)
    {
        if (_bytesPerSecond is not { } limit)
        {
            return TimeSpan.Zero;
        }

        double dueSeconds = (double)Interlocked.Add(ref _bytes, bytes) / limit;
        double ahead = dueSeconds - _time.GetElapsedTime(_start).TotalSeconds;
        return ahead > 0 ? TimeSpan.FromSeconds(ahead) : TimeSpan.Zero;
    }
}
