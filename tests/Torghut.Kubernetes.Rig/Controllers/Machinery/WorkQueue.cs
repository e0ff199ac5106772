using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Controllers.Machinery;

/// <summary>One piece of work per key at a time; work asked for meanwhile is done once, afterwards.</summary>
public sealed class WorkQueue
{
    private readonly Dictionary<ObjectKey, bool> _running = [];
    private readonly Action<ObjectKey> _start;

    /// <summary>Makes a queue; the work says when it is over by <see cref="Done"/>.</summary>
    public WorkQueue(Action<ObjectKey> start) => _start = start;

    /// <summary>Asks for work on a key.</summary>
    public void Enqueue(ObjectKey key)
    {
        if (_running.ContainsKey(key))
        {
            _running[key] = true;
            return;
        }

        _running.Add(key, false);
        _start(key);
    }

    /// <summary>The work on a key is over.</summary>
    public void Done(ObjectKey key)
    {
        _running.Remove(key, out bool again);
        if (again)
        {
            Enqueue(key);
        }
    }
}
