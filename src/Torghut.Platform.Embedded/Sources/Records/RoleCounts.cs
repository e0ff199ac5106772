using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Records;

/// <summary>Counts of one role while they grow.</summary>
internal struct RoleCounts
{
    public long Records;
    public long Duplicates;
    public long OutsideByRecordTime;
    public long OutsideByEventTime;
    public long Quarantined;

    /// <summary>The counts as the port wants them.</summary>
    public readonly RoleRecords ToRecords(TopicRole role) => new()
    {
        Role = role,
        Records = Records,
        Duplicates = Duplicates,
        OutsideWindowByRecordTime = OutsideByRecordTime,
        OutsideWindowByEventTime = OutsideByEventTime,
        Quarantined = Quarantined,
    };
}
