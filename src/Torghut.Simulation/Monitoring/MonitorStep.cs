namespace Torghut.Simulation.Monitoring;

/// <summary>What a monitor does after a look.</summary>
public enum MonitorStep
{
    /// <summary>Looks again.</summary>
    Wait,

    /// <summary>Ends: the run is complete.</summary>
    Complete,

    /// <summary>Ends: the run will never be complete.</summary>
    GiveUp,
}
