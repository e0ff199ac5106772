namespace Torghut.Simulation.Manifest;

/// <summary>Kafka's brokers, and the topics that a run makes there.</summary>
public sealed record KafkaSection
{
    /// <summary>How this program reaches the brokers.</summary>
    public KafkaClientSection Client { get; init; } = new();

    /// <summary>How the simulated workloads reach them, where that differs: each null is as in <see cref="Client"/>.</summary>
    public KafkaClientSection Runtime { get; init; } = new();

    /// <summary>Partitions of a simulation topic whose source topic does not tell them.</summary>
    public int DefaultPartitions { get; init; } = 6;

    /// <summary>Replicas of a simulation topic.</summary>
    public int ReplicationFactor { get; init; } = 1;

    /// <summary>Most partitions of a simulation topic; null for as many as the source has.</summary>
    public int? MaxPartitionsPerTopic { get; init; }

    /// <summary>Whether the run's topics are left when it ends.</summary>
    public bool KeepsTopics { get; init; }

    /// <summary>Greatest rate at which a dump reads, so that the brokers' other users are not hurt; null for no limit.</summary>
    public long? MaxBytesPerSecond { get; init; }
}
