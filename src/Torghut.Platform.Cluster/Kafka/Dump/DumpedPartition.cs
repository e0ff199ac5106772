using Torghut.Platform.Cluster.Kafka.Chunks;
using Torghut.Platform.Cluster.Kafka.Selection;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>What was read of one partition.</summary>
public sealed record DumpedPartition
{
    /// <summary>What was to be read.</summary>
    public required PartitionSelection Selection { get; init; }

    /// <summary>Records.</summary>
    public required long Records { get; init; }

    /// <summary>Bytes of keys, values and headers.</summary>
    public required long ContentBytes { get; init; }

    /// <summary>Offset of the first record; null without one.</summary>
    public required long? FirstOffset { get; init; }

    /// <summary>Offset of the last record; null without one.</summary>
    public required long? LastOffset { get; init; }

    /// <summary>Lowest record timestamp; null without a record.</summary>
    public required long? MinTimestampMs { get; init; }

    /// <summary>Highest record timestamp; null without a record.</summary>
    public required long? MaxTimestampMs { get; init; }

    /// <summary>Records with a timestamp in the window.</summary>
    public required long InWindow { get; init; }

    /// <summary>Records with an earlier timestamp.</summary>
    public required long BeforeWindow { get; init; }

    /// <summary>Records with a later timestamp.</summary>
    public required long AfterWindow { get; init; }

    /// <summary>Records whose timestamp is below the one before.</summary>
    public required long TimestampsBackwards { get; init; }

    /// <summary>Records that the brokers gave a second time, left out.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Gaps in the offsets.</summary>
    public required long Gaps { get; init; }

    /// <summary>Offsets in the gaps.</summary>
    public required long MissingOffsets { get; init; }

    /// <summary>The first gaps.</summary>
    public required IReadOnlyList<OffsetGap> FirstGaps { get; init; }

    /// <summary>
    /// Whether the brokers have deleted records and the dump begins with the first they have left: records of the window may
    /// be among the deleted.
    /// </summary>
    public required bool BeginsAtDeleted { get; init; }

    /// <summary>Sums a partition's chunks.</summary>
    internal static DumpedPartition Of(PartitionSelection selection, IReadOnlyList<ChunkSummary> chunks)
    {
        const int MaxGaps = 100;
        return new DumpedPartition
        {
            Selection = selection,
            Records = chunks.Sum(chunk => chunk.Records),
            ContentBytes = chunks.Sum(chunk => chunk.ContentBytes),
            FirstOffset = chunks.Min(chunk => chunk.FirstOffset),
            LastOffset = chunks.Max(chunk => chunk.LastOffset),
            MinTimestampMs = chunks.Min(chunk => chunk.MinTimestampMs),
            MaxTimestampMs = chunks.Max(chunk => chunk.MaxTimestampMs),
            InWindow = chunks.Sum(chunk => chunk.InWindow),
            BeforeWindow = chunks.Sum(chunk => chunk.BeforeWindow),
            AfterWindow = chunks.Sum(chunk => chunk.AfterWindow),
            TimestampsBackwards = chunks.Sum(chunk => chunk.TimestampsBackwards),
            Duplicates = chunks.Sum(chunk => chunk.Duplicates),
            Gaps = chunks.Sum(chunk => chunk.Gaps),
            MissingOffsets = chunks.Sum(chunk => chunk.MissingOffsets),
            FirstGaps = [.. chunks.SelectMany(chunk => chunk.FirstGaps).Take(MaxGaps)],
            BeginsAtDeleted = selection.LogStartOffset > 0 && selection.Method != SelectionMethod.Nothing
                && chunks.Min(chunk => chunk.FirstOffset) == selection.LogStartOffset,
        };
    }
}
