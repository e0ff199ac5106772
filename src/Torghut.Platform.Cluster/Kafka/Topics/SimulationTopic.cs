namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>A topic that a run makes.</summary>
public sealed record SimulationTopic
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Partitions.</summary>
    public required int Partitions { get; init; }

    /// <summary>Replicas.</summary>
    public required int Replicas { get; init; }

    /// <summary>
    /// Whether records go to the partition of their key's hash, because the source has more partitions; else to the partition
    /// they had.
    /// </summary>
    public bool IsKeyHashed { get; init; }

    /// <summary>
    /// Settings: a replayed day is older than the usual retention and would be deleted under its reader, and its timestamps are
    /// older than brokers may be told to accept.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "delete",
        ["message.timestamp.before.max.ms"] = "9223372036854775807",
        ["message.timestamp.after.max.ms"] = "9223372036854775807",
        ["message.timestamp.type"] = "CreateTime",
        ["retention.bytes"] = "-1",
        ["retention.ms"] = "-1",
    };

    /// <summary>The same for brokers before Kafka 3.6, which had one bound on timestamps.</summary>
    public static IReadOnlyDictionary<string, string> OlderSettings { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "delete",
        ["message.timestamp.difference.max.ms"] = "9223372036854775807",
        ["message.timestamp.type"] = "CreateTime",
        ["retention.bytes"] = "-1",
        ["retention.ms"] = "-1",
    };
}
