namespace Torghut.Platform.Cluster.Kafka.Selection;

/// <summary>
/// What a dump reads, settled before the first record: written beside the chunks, so that a dump that goes on after a crash
/// reads the same.
/// </summary>
public sealed record DumpSelection
{
    /// <summary>Which dump it is.</summary>
    public required DumpIdentity Identity { get; init; }

    /// <summary>Partitions by topic and number.</summary>
    public required IReadOnlyList<PartitionSelection> Partitions { get; init; }
}
