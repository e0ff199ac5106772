using Torghut.Simulation.Pauses;

namespace Torghut.Simulation.Restoring;

/// <summary>The time that is left for one thing, and the pauses between tries.</summary>
internal sealed class Patience
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly TimeSpan _longestPause;
    private readonly long _start;
    private TimeSpan _pause;

    /// <summary>Starts the time.</summary>
    public Patience(RestoreLimits limits, TimeSpan settleTime, TimeProvider time)
    {
        _time = time;
        _limit = limits.PerThing + settleTime;
        _pause = limits.FirstPause;
        _longestPause = limits.LongestPause;
        _start = time.GetTimestamp();
    }

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _time.GetElapsedTime(_start) >= _limit;

    /// <summary>Seconds in all, for messages.</summary>
    public double LimitSeconds => _limit.TotalSeconds;

    /// <summary>Waits before another try.</summary>
    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Pause.ForAsync(_pause, _time, cancellationToken).ConfigureAwait(false);
        _pause = _pause * 2 < _longestPause ? _pause * 2 : _longestPause;
    }

    /// <summary>Waits until something that began at an instant has lasted for some time.</summary>
    public async Task WaitUntilAsync(DateTimeOffset since, TimeSpan duration, CancellationToken cancellationToken)
    {
        // A clock that was set back must not make this wait longer than the duration itself.
        TimeSpan passed = _time.GetUtcNow() - since;
        TimeSpan left = passed < TimeSpan.Zero ? duration : duration - passed;
        if (left > TimeSpan.Zero)
        {
            await Pause.ForAsync(left, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
