using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Continuity of one partition of the input.</summary>
public sealed record PartitionContinuity
{
    /// <summary><c>trades, quotes, bars, status</c>.</summary>
    [Words("trades", "quotes", "bars", "status")]
    public required string Role { get; init; }

    /// <summary>Partition.</summary>
    [Unit(Units.Position)]
    public required int Partition { get; init; }

    /// <summary>Records read.</summary>
    [Unit(Units.Count)]
    public required long Records { get; init; }

    /// <summary>Lowest offset; null without records.</summary>
    [Unit(Units.Position)]
    public required long? FirstOffset { get; init; }

    /// <summary>Highest offset; null without records.</summary>
    [Unit(Units.Position)]
    public required long? LastOffset { get; init; }

    /// <summary>Places where offsets are missing.</summary>
    [Unit(Units.Count)]
    public required long Gaps { get; init; }

    /// <summary>Offsets missing in all gaps together.</summary>
    [Unit(Units.Count)]
    public required long MissingOffsets { get; init; }

    /// <summary>Offsets read more than once.</summary>
    [Unit(Units.Count)]
    public required long Duplicates { get; init; }

    /// <summary>Records that came before a lower offset.</summary>
    [Unit(Units.Count)]
    public required long OutOfOrder { get; init; }

    /// <summary>Earliest record timestamp; null without records.</summary>
    [Format(Formats.DateTime)]
    public required string? MinRecordTime { get; init; }

    /// <summary>Latest record timestamp; null without records.</summary>
    [Format(Formats.DateTime)]
    public required string? MaxRecordTime { get; init; }
}
