namespace Torghut.Simulation.Manifest;

/// <summary>The replay's pace and heartbeat.</summary>
public sealed record ReplaySection
{
    /// <summary>Pace.</summary>
    public PaceMode PaceMode { get; init; } = PaceMode.MaxThroughput;

    /// <summary>Event seconds per wall second, above 0; set where <see cref="PaceMode"/> is accelerated.</summary>
    public double? Acceleration { get; init; }

    /// <summary>Longest delay between two records, wall seconds; 0 for no cap.</summary>
    public double MaxSleepSeconds { get; init; }

    /// <summary>Records after which the producer is flushed.</summary>
    public int FlushEveryRecords { get; init; } = 50_000;

    /// <summary>Records after which progress is reported.</summary>
    public int StatusUpdateEveryRecords { get; init; } = 25_000;

    /// <summary>Seconds after which progress is reported, whatever the records.</summary>
    public double StatusUpdateEverySeconds { get; init; } = 30;
}
