using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>A record on its way from a partition to its chunk.</summary>
/// <param name="Offset">Offset.</param>
/// <param name="TimestampMs">Record timestamp, milliseconds since the Unix epoch.</param>
/// <param name="Message">Key, value and headers.</param>
public readonly record struct ChunkRecord(long Offset, long TimestampMs, Message<byte[]?, byte[]?> Message);
