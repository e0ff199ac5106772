using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Platform.Cluster.Workers.Schemas;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>What the parts of one group's analysis share.</summary>
internal sealed record GroupContext
{
    /// <summary>The group's number.</summary>
    public required int Group { get; init; }

    /// <summary>Brokers.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>Takes what Kafka's clients say.</summary>
    public required KafkaLog Log { get; init; }

    /// <summary>Name of the worker, and client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The replay.</summary>
    public required ReplayAnnouncement Replay { get; init; }

    /// <summary>Its symbols.</summary>
    public required SymbolTable Symbols { get; init; }

    /// <summary>Source topic by role, for lineage.</summary>
    public required IReadOnlyDictionary<TopicRole, string> SourceTopics { get; init; }

    /// <summary>Where to write.</summary>
    public required AnalysisTopics Topics { get; init; }

    /// <summary>Partitions of the topic of signals.</summary>
    public required int SignalPartitions { get; init; }

    /// <summary>Partitions of the topic of micro-bars.</summary>
    public required int MicroBarPartitions { get; init; }

    /// <summary>Schemas of values in Avro.</summary>
    public required SchemaCatalog Schemas { get; init; }

    /// <summary>What is written in Avro.</summary>
    public required AnalysisTargets Targets { get; init; }

    /// <summary>Writes to topics.</summary>
    public required LogWriter Writer { get; init; }

    /// <summary>Whether a symbol is the group's, by ordinal.</summary>
    public bool[] Members() => [.. Replay.Symbols.Select(symbol => symbol.Group == Group)];
}
