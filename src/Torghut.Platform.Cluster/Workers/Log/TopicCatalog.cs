using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>Asks for topics, without making them, and waits for those that are yet to be made.</summary>
internal sealed class TopicCatalog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly IAdminClient _admin;
    private readonly KafkaMetadata _metadata;

    /// <summary>Connects.</summary>
    public TopicCatalog(KafkaConnection connection, string clientId, KafkaLog log)
    {
        var configuration = new ConsumerConfig(connection.ClientConfiguration(clientId))
        {
            GroupId = clientId,
            EnableAutoCommit = false,
            AllowAutoCreateTopics = false,
        };
        _consumer = new ConsumerBuilder<Ignore, Ignore>(configuration)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
        _admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        _metadata = new KafkaMetadata(connection, _admin, TimeProvider.System);
    }

    /// <summary>The number of a topic's partitions, as soon as there is such a topic.</summary>
    public int WaitForPartitions(string topic, TimeSpan poll, CancellationToken cancellationToken)
    {
        while (true)
        {
            int? partitions = _metadata.PartitionsAsync(topic, ExitCode.Failed, Patience, cancellationToken).GetAwaiter().GetResult();
            if (partitions is { } count)
            {
                return count;
            }

            if (cancellationToken.WaitHandle.WaitOne(poll))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _admin.Dispose();
        _consumer.Dispose();
    }
}
