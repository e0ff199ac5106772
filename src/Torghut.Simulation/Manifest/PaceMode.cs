namespace Torghut.Simulation.Manifest;

/// <summary>How fast a dump is replayed.</summary>
public enum PaceMode
{
    /// <summary><c>max_throughput</c>: as fast as it goes.</summary>
    MaxThroughput,

    /// <summary><c>event_time</c>: at the pace of the record timestamps.</summary>
    EventTime,

    /// <summary><c>accelerated</c>: at that pace times <see cref="ReplaySection.Acceleration"/>.</summary>
    Accelerated,
}
