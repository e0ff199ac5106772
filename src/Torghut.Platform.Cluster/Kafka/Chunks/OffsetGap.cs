namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>Offsets of a partition that no record was read at.</summary>
/// <param name="FirstOffset">First of them.</param>
/// <param name="LastOffset">Last of them.</param>
/// <param name="Reason">
/// <c>deleted</c>: the brokers deleted them while or before they were read; <c>no_record</c>: a transaction's marker or its
/// aborted records, or records that compaction removed.
/// </param>
public sealed record OffsetGap(long FirstOffset, long LastOffset, string Reason)
{
    /// <summary>Reason of a gap that deletion made.</summary>
    public const string Deleted = "deleted";

    /// <summary>Reason of a gap in a log that is whole.</summary>
    public const string NoRecord = "no_record";
}
