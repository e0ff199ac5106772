namespace Torghut.Simulation.Lifecycle;

/// <summary>How a phase stands.</summary>
public enum PhaseStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Begun.</summary>
    Running,

    /// <summary>Done.</summary>
    Ok,

    /// <summary>Nothing to do on this platform or in this mode.</summary>
    Skipped,

    /// <summary>Failed.</summary>
    Error,
}
