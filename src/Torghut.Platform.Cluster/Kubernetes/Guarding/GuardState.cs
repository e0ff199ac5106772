namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>What the guard did about a run.</summary>
public enum GuardState
{
    /// <summary>It is at work: its Lease is renewed.</summary>
    AtWork,

    /// <summary>It is dead, and everything that it owed is back.</summary>
    Restored,

    /// <summary>It is dead, and something is not back.</summary>
    RestoreRequired,

    /// <summary>Nothing could be done: another was faster, or the journal cannot be read.</summary>
    LeftAlone,
}
