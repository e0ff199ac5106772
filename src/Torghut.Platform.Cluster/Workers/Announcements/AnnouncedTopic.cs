namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>A replayed topic.</summary>
public sealed record AnnouncedTopic
{
    /// <summary>Key of its role: <c>trades</c>, <c>quotes</c>, <c>bars</c> or <c>status</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The simulation topic.</summary>
    public required string Topic { get; init; }

    /// <summary>The topic that the records come from.</summary>
    public required string SourceTopic { get; init; }

    /// <summary>Its partitions, by number.</summary>
    public required IReadOnlyList<AnnouncedPartition> Partitions { get; init; }
}
