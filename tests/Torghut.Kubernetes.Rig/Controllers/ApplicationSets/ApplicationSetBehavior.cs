namespace Torghut.Kubernetes.Rig.Controllers.ApplicationSets;

/// <summary>How the ApplicationSet controller behaves; may be changed while it runs.</summary>
public sealed class ApplicationSetBehavior
{
    /// <summary>Longest time from an event to the start of a reconciliation.</summary>
    public TimeSpan StartDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time from the start, when the copy is taken, to the write.</summary>
    public TimeSpan CommitDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time behind the store.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether another element does not validate: nothing is written, and the next try is after 180 s.</summary>
    public bool Fails { get; set; }

    /// <summary>Whether the controller is not running.</summary>
    public bool Down { get; set; }

    /// <summary>Whether the controller runs with <c>--policy create-only</c>: Applications that are there are never changed, and no ApplicationSet says so.</summary>
    public bool CreatesOnly { get; set; }
}
