using Torghut.Market.Topics;

namespace Torghut.Market.Integrity;

/// <summary>Counts of one topic role.</summary>
public sealed record RoleStatistics
{
    /// <summary>Role of the topic.</summary>
    public required TopicRole Role { get; init; }

    /// <summary>Records or lines read.</summary>
    public required long Records { get; init; }

    /// <summary>Events on the tape, late ones included.</summary>
    public required long Events { get; init; }

    /// <summary>Events behind their watermark.</summary>
    public required long Late { get; init; }

    /// <summary>Repeated identities, dropped.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Events of the same symbol and event time as the one before them: counted, never dropped.</summary>
    public required long Coincident { get; init; }

    /// <summary>Records outside the window by their record timestamp: dumped, not replayed.</summary>
    public required long OutsideWindowByRecordTime { get; init; }

    /// <summary>Records inside the window by record timestamp and outside by event time: replayed, not processed.</summary>
    public required long OutsideWindowByEventTime { get; init; }

    /// <summary>Records that violate the envelope contract, or lines that cannot be parsed.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Quotes with bid = ask, kept.</summary>
    public required long Locked { get; init; }

    /// <summary>Quotes with bid above ask, kept.</summary>
    public required long Crossed { get; init; }

    /// <summary>Earliest event time on the tape, nanoseconds since the Unix epoch; null without events.</summary>
    public required long? MinEventTimeNs { get; init; }

    /// <summary>Latest event time on the tape, nanoseconds since the Unix epoch; null without events.</summary>
    public required long? MaxEventTimeNs { get; init; }
}
