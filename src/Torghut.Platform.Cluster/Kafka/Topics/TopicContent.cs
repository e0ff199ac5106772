namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>What a topic holds.</summary>
/// <param name="Partitions">Partitions.</param>
/// <param name="Offsets">Offsets from the first to behind the last, over all partitions: records, where none was deleted.</param>
public readonly record struct TopicContent(int Partitions, long Offsets);
