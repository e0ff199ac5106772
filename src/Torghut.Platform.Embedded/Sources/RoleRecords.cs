using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>Records of one role, as <see cref="Torghut.Market.Integrity.RoleStatistics"/> counts them.</summary>
public sealed record RoleRecords
{
    /// <summary>Role of the topic.</summary>
    public required TopicRole Role { get; init; }

    /// <summary>Records or lines read.</summary>
    public required long Records { get; init; }

    /// <summary>Repeated identities, dropped.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records outside the window by their record timestamp; a file source's lines outside the window.</summary>
    public required long OutsideWindowByRecordTime { get; init; }

    /// <summary>Records inside the window by record timestamp and outside by event time.</summary>
    public required long OutsideWindowByEventTime { get; init; }

    /// <summary>Records that violate the envelope contract, or lines that cannot be parsed.</summary>
    public required long Quarantined { get; init; }
}
