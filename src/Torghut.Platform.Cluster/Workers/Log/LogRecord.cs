using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>A record as it was read.</summary>
/// <param name="Where">Topic and partition.</param>
/// <param name="Offset">Offset.</param>
/// <param name="Message">Key, value, timestamp and headers.</param>
internal readonly record struct LogRecord(TopicPartition Where, long Offset, Message<byte[]?, byte[]?> Message);
