namespace Torghut.Simulation.Documents;

/// <summary><c>performance.json</c>: wall-clock figures of one attempt.</summary>
public sealed record PerformanceDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.performance.v1";

    /// <summary>Seconds by phase.</summary>
    public required IReadOnlyDictionary<string, double> PhaseSeconds { get; init; }

    /// <summary>Seconds of the whole attempt.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>Seconds of processor time of the process so far.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Largest resident memory of the process so far, bytes.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Whether an earlier tape was used again.</summary>
    public bool? TapeReused { get; init; }

    /// <summary>Events replayed.</summary>
    public long? Events { get; init; }

    /// <summary>Events per second of the replay, stores included.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Bytes of the input files.</summary>
    public long? InputBytes { get; init; }
}
