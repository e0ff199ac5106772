using Torghut.Market.Topics;

namespace Torghut.Market.Integrity;

/// <summary>Continuity of one partition of the input.</summary>
public sealed record PartitionStatistics
{
    /// <summary>Role of the topic.</summary>
    public required TopicRole Role { get; init; }

    /// <summary>Partition number.</summary>
    public required int Partition { get; init; }

    /// <summary>Records read.</summary>
    public required long Records { get; init; }

    /// <summary>Lowest offset read; null without records.</summary>
    public required long? FirstOffset { get; init; }

    /// <summary>Highest offset read; null without records.</summary>
    public required long? LastOffset { get; init; }

    /// <summary>Number of places where offsets are missing.</summary>
    public required long Gaps { get; init; }

    /// <summary>Offsets missing in all gaps together.</summary>
    public required long MissingOffsets { get; init; }

    /// <summary>Offsets read more than once.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records whose offset is below one that was read before them.</summary>
    public required long OutOfOrder { get; init; }

    /// <summary>Earliest record timestamp, milliseconds since the Unix epoch; null without records.</summary>
    public required long? MinRecordTimeMs { get; init; }

    /// <summary>Latest record timestamp, milliseconds since the Unix epoch; null without records.</summary>
    public required long? MaxRecordTimeMs { get; init; }
}
