namespace Torghut.Kubernetes.Rig.Controllers.Applications;

/// <summary>How the application controller behaves; may be changed while it runs.</summary>
public sealed class ApplicationBehavior
{
    /// <summary>Longest time from a trigger to the start of a refresh, when the copy is taken.</summary>
    public TimeSpan StartDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest comparison of live objects with Git.</summary>
    public TimeSpan CompareTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time from the decision to the write of the status.</summary>
    public TimeSpan PersistDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time that a sync takes.</summary>
    public TimeSpan SyncTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest time behind the store.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between refreshes that nobody asked for.</summary>
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Whether Git cannot be reached: a comparison ends without a word for 180 s, then with <c>Unknown</c>.</summary>
    public bool RepositoryDown { get; set; }

    /// <summary>Whether syncs fail and are tried again.</summary>
    public bool SyncsFail { get; set; }

    /// <summary>Whether the controller is not running.</summary>
    public bool Down { get; set; }

    /// <summary>
    /// Whether another controller that lives on an old copy heals whatever the policy says, as after a move between shards:
    /// nothing but a change that is put back shows it.
    /// </summary>
    public bool HealsAlways { get; set; }

    /// <summary>Whether a refresh follows when nothing but the time of the last one changed in an Application: its own write then asks for the next.</summary>
    public bool RefreshesOnOwnStatus { get; set; } = true;

    /// <summary>Whether the controller puts its own writes into its copy at once.</summary>
    public bool WritesBack { get; set; } = true;
}
