using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Registry;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>What a worker of technical analysis is told.</summary>
internal sealed record AnalysisSettings
{
    /// <summary>Brokers.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>Consumer group that shares the groups of symbols out.</summary>
    public required string GroupId { get; init; }

    /// <summary>Name of this worker, and client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Topics that it may read, as configured; the announcement must name the same.</summary>
    public required IReadOnlyDictionary<string, string> InputTopics { get; init; }

    /// <summary>Where it writes.</summary>
    public required AnalysisTopics Topics { get; init; }

    /// <summary>ClickHouse server; null for none.</summary>
    public required ClickHouseAddress? ClickHouse { get; init; }

    /// <summary>Database of the signal store.</summary>
    public string Database { get; init; } = "";

    /// <summary>Connects to the schema registry; null without one.</summary>
    public Func<SchemaRegistry>? OpenRegistry { get; init; }

    /// <summary>Whether topics are written in Avro; needs a registry.</summary>
    public bool WritesAvro { get; init; }
}
