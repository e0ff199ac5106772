namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>What a chunk holds, at its end.</summary>
public sealed record ChunkSummary
{
    /// <summary>Number of the chunk in its partition, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Records.</summary>
    public long Records { get; init; }

    /// <summary>Bytes of keys, values and headers.</summary>
    public long ContentBytes { get; init; }

    /// <summary>Bytes of the records in the chunk's file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>CRC-32C of those bytes.</summary>
    public required uint Checksum { get; init; }

    /// <summary>Offset at which reading goes on behind the chunk.</summary>
    public required long NextOffset { get; init; }

    /// <summary>Whether it is the partition's last.</summary>
    public required bool IsLast { get; init; }

    /// <summary>Offset of the first record; null without one.</summary>
    public long? FirstOffset { get; init; }

    /// <summary>Offset of the last record; null without one.</summary>
    public long? LastOffset { get; init; }

    /// <summary>Lowest record timestamp; null without a record.</summary>
    public long? MinTimestampMs { get; init; }

    /// <summary>Highest record timestamp; null without a record.</summary>
    public long? MaxTimestampMs { get; init; }

    /// <summary>Timestamp of the last record; null without one.</summary>
    public long? LastTimestampMs { get; init; }

    /// <summary>Records with a timestamp in the window.</summary>
    public long InWindow { get; init; }

    /// <summary>Records with an earlier timestamp.</summary>
    public long BeforeWindow { get; init; }

    /// <summary>Records with a later timestamp.</summary>
    public long AfterWindow { get; init; }

    /// <summary>Records whose timestamp is below the one before.</summary>
    public long TimestampsBackwards { get; init; }

    /// <summary>Records that the brokers gave a second time; they are not in the chunk.</summary>
    public long Duplicates { get; init; }

    /// <summary>Gaps.</summary>
    public long Gaps { get; init; }

    /// <summary>Offsets in the gaps.</summary>
    public long MissingOffsets { get; init; }

    /// <summary>The first gaps.</summary>
    public IReadOnlyList<OffsetGap> FirstGaps { get; init; } = [];
}
