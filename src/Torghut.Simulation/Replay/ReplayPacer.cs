namespace Torghut.Simulation.Replay;

/// <summary>
/// When records are due. The schedule is the sum of the (capped, accelerated) differences of their timestamps against
/// one absolute start, so that it does not drift however late single records are.
/// </summary>
public sealed class ReplayPacer
{
    private readonly double _acceleration;
    private readonly double _capNs;
    private long _lastTimestampNs = long.MinValue;
    private double _dueNs;

    /// <summary>Makes the schedule.</summary>
    /// <param name="acceleration">Event seconds per wall second; above 0. 1 is the pace of the records.</param>
    /// <param name="maxSleepSeconds">Longest delay between two records, wall seconds; 0 for no cap.</param>
    public ReplayPacer(double acceleration, double maxSleepSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(acceleration);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSleepSeconds);
        _acceleration = acceleration;
        _capNs = maxSleepSeconds == 0 ? double.PositiveInfinity : maxSleepSeconds * 1e9;
    }

    /// <summary>
    /// When the next record is due, nanoseconds after the start. The first is due at once; a timestamp that goes
    /// backwards adds nothing.
    /// </summary>
    public long NextDueNs(long timestampNs)
    {
        if (_lastTimestampNs != long.MinValue && timestampNs > _lastTimestampNs)
        {
            _dueNs += Math.Min((timestampNs - _lastTimestampNs) / _acceleration, _capNs);
        }

        _lastTimestampNs = Math.Max(_lastTimestampNs, timestampNs);
        return (long)_dueNs;
    }
}
