namespace Torghut.Simulation.Lifecycle;

/// <summary>Wall time by phase, for <c>performance.json</c>.</summary>
public sealed class PhaseClock
{
    private readonly List<KeyValuePair<string, double>> _seconds = [];
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <summary>Starts the clock.</summary>
    public PhaseClock(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Seconds by phase, in the order in which they ended.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Seconds => _seconds;

    /// <summary>Seconds since the clock was made.</summary>
    public double TotalSeconds => _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Begins to measure; disposing the result ends it.</summary>
    public IDisposable Measure(string name) => new Lap(this, name, _time.GetTimestamp());

    private sealed class Lap(PhaseClock clock, string name, long start) : IDisposable
    {
        public void Dispose() => clock._seconds.Add(new(name, clock._time.GetElapsedTime(start).TotalSeconds));
    }
}
