using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Machinery;

/// <summary>
/// What controllers run on: a clock whose timers do their work, and chance from a seed. On a fake clock everything happens
/// in one thread and in one order; on the system's clock one thing happens at a time.
/// </summary>
public sealed class ControllerHost : IDisposable
{
    /// <summary>Held while something is done: one thing at a time. Never taken by <see cref="After"/>, which the store calls within its own lock.</summary>
    private readonly Lock _gate = new();
    private readonly Lock _state = new();
    private readonly Random _random;
    private readonly HashSet<ITimer> _timers = [];
    private bool _ended;

    /// <summary>Makes a host.</summary>
    public ControllerHost(ClusterStore store, TimeProvider time, int seed)
    {
        Store = store;
        Time = time;
        _random = new Random(seed);
    }

    /// <summary>The cluster.</summary>
    public ClusterStore Store { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Time as Kubernetes writes it, to the second.</summary>
    public string Now => Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A duration between two bounds.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (_state)
        {
            return least + TimeSpan.FromMilliseconds(_random.Next((int)(most - least).TotalMilliseconds + 1));
        }
    }

    /// <summary>Does something later.</summary>
    public void After(TimeSpan delay, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_state)
        {
            if (_ended)
            {
                return;
            }

            ITimer? timer = null;
            timer = Time.CreateTimer(_ => Fire(timer, work), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
            timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops everything that was to be done.</summary>
    public void Dispose()
    {
        lock (_state)
        {
            _ended = true;
            foreach (ITimer timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private void Fire(ITimer? timer, Action work)
    {
        lock (_gate)
        {
            lock (_state)
            {
                if (_ended || (timer is not null && !_timers.Remove(timer)))
                {
                    return;
                }
            }

            timer?.Dispose();
            work();
        }
    }
}
