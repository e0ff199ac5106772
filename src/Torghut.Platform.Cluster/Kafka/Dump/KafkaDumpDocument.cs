using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary><c>dump/source-dump.kafka.json</c>: the dump is complete, and this is what was read.</summary>
public sealed record KafkaDumpDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.kafka-dump.v1";

    /// <summary>Which dump it is.</summary>
    public required DumpIdentity Identity { get; init; }

    /// <summary>Name of the dump's file, beside this document.</summary>
    public required string File { get; init; }

    /// <summary>The file's content.</summary>
    public required DumpDigests Digests { get; init; }

    /// <summary>Records with a timestamp in the window.</summary>
    public required long RecordsInWindow { get; init; }

    /// <summary>Records with another timestamp: dumped, not replayed.</summary>
    public required long RecordsOutsideWindow { get; init; }

    /// <summary>Source topics that the cluster does not have.</summary>
    public required IReadOnlyList<string> MissingTopics { get; init; }

    /// <summary>Partitions by topic and number.</summary>
    public required IReadOnlyList<DumpedPartition> Partitions { get; init; }
}
