namespace Torghut.Simulation.Pauses;

/// <summary>Waits by a given clock.</summary>
public static class Pause
{
    /// <summary>
    /// Waits for some time. Whoever waits goes on where the time is found to be over, or where the wait is stopped, and not
    /// on another thread later as after <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>: a simulated
    /// clock knows then that all that follows from a moment has happened.
    /// </summary>
    /// <param name="duration">How long; nothing and less are over at once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task ForAsync(TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        cancellationToken.ThrowIfCancellationRequested();
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        var isOver = new TaskCompletionSource();
        using ITimer timer = time.CreateTimer(_ => isOver.TrySetResult(), null, duration, Timeout.InfiniteTimeSpan);
        await isOver.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
