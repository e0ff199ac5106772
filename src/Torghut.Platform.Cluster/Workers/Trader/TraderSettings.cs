using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>What a trader is told.</summary>
internal sealed record TraderSettings
{
    /// <summary>The run: strategies, limits, account, names of topics.</summary>
    public required RunDefinition Run { get; init; }

    /// <summary>Brokers.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>Name of this worker, and client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The ledger's database.</summary>
    public required PostgresAddress Ledger { get; init; }

    /// <summary>Topic of signals.</summary>
    public required string SignalsTopic { get; init; }

    /// <summary>Topic of status records.</summary>
    public required string StatusTopic { get; init; }

    /// <summary>Topic of order updates.</summary>
    public required string OrderUpdatesTopic { get; init; }

    /// <summary>Connects to the schema registry; null without one.</summary>
    public Func<SchemaRegistry>? OpenRegistry { get; init; }

    /// <summary>Makes the one who answers reviews; gives null where nobody is asked.</summary>
    public required Func<IReviewer?> OpenReviewer { get; init; }
}
