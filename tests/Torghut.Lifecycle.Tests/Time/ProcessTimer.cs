namespace Torghut.Lifecycle.Tests.Time;

/// <summary>A timer of a process.</summary>
internal sealed class ProcessTimer(SimulatedClock clock, Func<bool> isDead, Func<TimeSpan> pausedFor, Action callback) : ITimer
{
    private long _generation;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        long generation = ++_generation;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            clock.Schedule(dueTime, () => Fire(generation, period));
        }

        return true;
    }

    public void Dispose() => _generation++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Fire(long generation, TimeSpan period)
    {
        if (generation != _generation || isDead())
        {
            return;
        }

        TimeSpan paused = pausedFor();
        if (paused > TimeSpan.Zero)
        {
            clock.Schedule(paused, () => Fire(generation, period));
            return;
        }

        if (period > TimeSpan.Zero)
        {
            clock.Schedule(period, () => Fire(generation, period));
        }

        callback();
    }
}
