using Torghut.Market.Sessions;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>What to publish, and where.</summary>
public sealed record KafkaReplayRequest
{
    /// <summary>The dump's file.</summary>
    public required string DumpPath { get; init; }

    /// <summary>The window: records with a timestamp outside it are counted, not published. Null publishes all.</summary>
    public required ReplayWindow? Window { get; init; }

    /// <summary>Target by source topic; they were made for this replay. Records of other topics are counted, not published.</summary>
    public required IReadOnlyDictionary<string, SimulationTopic> Targets { get; init; }

    /// <summary>The run.</summary>
    public required ReplayLineage Lineage { get; init; }

    /// <summary>Client id of the producer: <c>torghut-sim-replay-{run_token}</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Pace; null for full speed.</summary>
    public ReplayPace? Pace { get; init; }

    /// <summary>Flushing and heartbeat.</summary>
    public ReplaySection Settings { get; init; } = new();

    /// <summary>Records in all, for progress; null while unknown.</summary>
    public long? TotalRecords { get; init; }

    /// <summary>How long brokers may acknowledge nothing before the replay ends with an error.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
