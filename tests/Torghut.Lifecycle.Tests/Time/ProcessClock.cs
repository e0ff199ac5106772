namespace Torghut.Lifecycle.Tests.Time;

/// <summary>The clock as one process sees it: the timers of a dead process never fire, those of a paused one when it goes on.</summary>
internal sealed class ProcessClock(SimulatedClock clock, Func<bool> isDead, Func<TimeSpan>? pausedFor = null) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.Now;

    public override long GetTimestamp() => clock.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        clock.AssertThread();
        var timer = new ProcessTimer(clock, isDead, pausedFor ?? (static () => TimeSpan.Zero), () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
