using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Where a record goes; the same each time, so that it can be said before the replay.</summary>
internal static class ReplayPartition
{
    /// <summary>The partition: the source's, or where a cap forces fewer, that of the key's hash; without a key, by the source's partition.</summary>
    public static int Of(in DumpEntry entry, SimulationTopic target) =>
        !target.IsKeyHashed ? entry.Partition
        : entry.Key is { } key ? KeyPartitioner.PartitionOf(key.Span, target.Partitions)
        : entry.Partition % target.Partitions;
}
