namespace Torghut.Lifecycle.Tests.Time;

/// <summary>
/// The one clock of a world. Time stands still while anything can go on, and then jumps to the next thing that is due;
/// things due at one instant happen in the order in which they were asked for. Everything happens on one thread.
/// </summary>
internal sealed class SimulatedClock
{
    private static readonly DateTimeOffset Start = new(2026, 2, 27, 14, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (long DueTicks, long Order)> _due = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    /// <summary>Ticks of 100 ns since the world began.</summary>
    public long Ticks { get; private set; }

    public DateTimeOffset Now => Start.AddTicks(Ticks);

    public TimeSpan Elapsed => TimeSpan.FromTicks(Ticks);

    /// <summary>Makes something happen later.</summary>
    public void Schedule(TimeSpan delay, Action action) =>
        _due.Enqueue(action, (Ticks + Math.Max(0, delay.Ticks), _order++));

    /// <summary>Lets the next thing happen.</summary>
    /// <returns>False when nothing is due any more.</returns>
    public bool Step()
    {
        if (!_due.TryDequeue(out Action? action, out (long DueTicks, long Order) due))
        {
            return false;
        }

        Ticks = Math.Max(Ticks, due.DueTicks);
        action();
        return true;
    }

    /// <summary>Lets things happen until a time has come.</summary>
    public void Pass(TimeSpan duration)
    {
        long end = Ticks + duration.Ticks;
        while (_due.TryPeek(out _, out (long DueTicks, long Order) due) && due.DueTicks <= end)
        {
            Step();
        }

        Ticks = end;
    }

    /// <summary>A second thread would make every run of a seed another one.</summary>
    public void AssertThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new SimulatorException("Something in the production code went on on another thread: a seed is not replayable.");
        }
    }
}
