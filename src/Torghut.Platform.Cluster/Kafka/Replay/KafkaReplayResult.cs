namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>A replay that is complete: every record was acknowledged, and the topics hold them.</summary>
public sealed record KafkaReplayResult
{
    /// <summary>Records published.</summary>
    public required long Records { get; init; }

    /// <summary>Records by target topic; topics without one stand with 0.</summary>
    public required IReadOnlyDictionary<string, long> RecordsByTopic { get; init; }

    /// <summary>Records of the dump with a timestamp outside the window.</summary>
    public required long OutsideWindow { get; init; }

    /// <summary>Records of the dump whose topic has no target.</summary>
    public required long WithoutTarget { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
