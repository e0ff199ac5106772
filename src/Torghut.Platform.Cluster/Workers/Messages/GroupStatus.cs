namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>How far technical analysis is with one group of symbols; a record of the <c>ta_status</c> topic, written again and again.</summary>
public sealed record GroupStatus
{
    /// <summary>Value of <see cref="Kind"/>.</summary>
    public const string KindOfGroup = "group";

    /// <summary>Tells this record from others of the topic.</summary>
    public string Kind { get; init; } = KindOfGroup;

    /// <summary>Version of this document.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The group.</summary>
    public required int Group { get; init; }

    /// <summary>
    /// Every signal of the group that ends before this time is among the records before <see cref="SignalsNextOffset"/>. Nanoseconds
    /// since the Unix epoch; the highest number when the group is complete.
    /// </summary>
    public required long WatermarkNs { get; init; }

    /// <summary>Partition of the <c>ta_signals</c> topic that has the group's signals.</summary>
    public required int SignalsPartition { get; init; }

    /// <summary>Offset behind the signals that this status speaks of.</summary>
    public required long SignalsNextOffset { get; init; }

    /// <summary>Whether all records of the group were analysed, and the signals are in the signal store too.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The worker that says so.</summary>
    public required string Worker { get; init; }
}
