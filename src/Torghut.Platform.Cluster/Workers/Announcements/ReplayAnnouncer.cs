using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Puts an announcement into the run's <c>ta_status</c> topic, before the replay begins.</summary>
public sealed class ReplayAnnouncer
{
    /// <summary>Key of the record.</summary>
    public const string Key = ReplayAnnouncement.KindOfReplay;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly KafkaConnection _connection;
    private readonly TopicGuard _guard;
    private readonly IProgressObserver _observer;

    /// <summary>Makes an announcer.</summary>
    /// <param name="connection">The brokers.</param>
    /// <param name="guard">What may not be written to.</param>
    /// <param name="observer">Hears of the native client's warnings.</param>
    public ReplayAnnouncer(KafkaConnection connection, TopicGuard guard, IProgressObserver observer)
    {
        _connection = connection;
        _guard = guard;
        _observer = observer;
    }

    /// <summary>Announces.</summary>
    /// <param name="statusTopic">The run's <c>ta_status</c> topic; it exists.</param>
    /// <param name="clientId">Client id of the producer.</param>
    /// <param name="announcement">The announcement.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SimulationException">The topic is a production topic (exit code 3), or the brokers do not take the record (exit code 4).</exception>
    public async Task PublishAsync(string statusTopic, string clientId, ReplayAnnouncement announcement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        _guard.Require(statusTopic);
        var log = new KafkaLog(_connection, _observer);
        var configuration = new ProducerConfig(_connection.ClientConfiguration(clientId))
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MessageTimeoutMs = (int)Patience.TotalMilliseconds,
            CompressionType = CompressionType.Lz4,
            AllowAutoCreateTopics = false,
        };
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(configuration)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
        try
        {
            await producer.ProduceAsync(
                new TopicPartition(statusTopic, new Partition(0)),
                new Message<byte[], byte[]>
                {
                    Key = Encoding.UTF8.GetBytes(Key),
                    Value = JsonSerializer.SerializeToUtf8Bytes(announcement, AnnouncementJson.Default.ReplayAnnouncement),
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProduceException<byte[], byte[]> e)
        {
            throw KafkaFailures.Of(e.Error, ExitCode.Failed, $"announcing the replay in {statusTopic}", _connection, e);
        }
    }
}
