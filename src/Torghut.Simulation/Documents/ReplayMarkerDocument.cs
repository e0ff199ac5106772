namespace Torghut.Simulation.Documents;

/// <summary><c>source-dump.replay-marker.json</c>: what was replayed.</summary>
public sealed record ReplayMarkerDocument
{
    /// <summary>Records replayed.</summary>
    public required long Records { get; init; }

    /// <summary>Records by simulation topic.</summary>
    public required IReadOnlyDictionary<string, long> RecordsByTopic { get; init; }

    /// <summary>Pace.</summary>
    public required string PaceMode { get; init; }

    /// <summary>Event seconds per wall second; null at another pace.</summary>
    public required double? Acceleration { get; init; }

    /// <summary>The input's hash.</summary>
    public required string DumpSha256 { get; init; }

    /// <summary>When the replay was complete, UTC.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Wall time.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Records per wall second.</summary>
    public required double RecordsPerSecond { get; init; }

    /// <summary>SHA-256 of the canonical manifest; null in markers of earlier programs and other tools.</summary>
    public string? ManifestHash { get; init; }

    /// <summary>Version of the program that replayed; null in markers of earlier programs and other tools.</summary>
    public string? ProgramVersion { get; init; }

    /// <summary>What came of the replay; null in markers of earlier programs and other tools.</summary>
    public ReplayOutcome? Outcome { get; init; }
}
