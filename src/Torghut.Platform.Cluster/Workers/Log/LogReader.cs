using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>
/// Reads partitions from their beginning. It joins no group and commits nothing. Brokers that are away are waited for: the
/// client reconnects on its own. One thread at a time.
/// </summary>
internal sealed class LogReader : IDisposable
{
    private const int QueuedKib = 32 << 10;

    private readonly KafkaConnection _connection;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;

    /// <summary>Begins to read.</summary>
    /// <param name="connection">The brokers.</param>
    /// <param name="clientId">Client id.</param>
    /// <param name="partitions">What to read.</param>
    /// <param name="log">Takes what the client says.</param>
    public LogReader(KafkaConnection connection, string clientId, IEnumerable<TopicPartition> partitions, KafkaLog log)
    {
        _connection = connection;
        var configuration = new ConsumerConfig(connection.ClientConfiguration(clientId))
        {
            GroupId = clientId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AllowAutoCreateTopics = false,
            QueuedMaxMessagesKbytes = QueuedKib,
            FetchMaxBytes = 16 << 20,
            FetchWaitMaxMs = 50,
        };
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(configuration)
            .SetKeyDeserializer(BytesOrNull.Instance)
            .SetValueDeserializer(BytesOrNull.Instance)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
        _consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
    }

    /// <summary>The next record.</summary>
    /// <param name="patience">How long to wait for one.</param>
    /// <param name="record">The record.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="SimulationException">The brokers refuse: a topic is gone, access is denied (exit code 4).</exception>
    public bool TryRead(TimeSpan patience, out LogRecord record)
    {
        record = default;
        try
        {
            if (_consumer.Consume(patience) is not { Message: not null } result)
            {
                return false;
            }

            record = new LogRecord(result.TopicPartition, result.Offset.Value, result.Message);
            return true;
        }
        catch (ConsumeException e) when (KafkaFailures.IsTransient(e.Error))
        {
            return false;
        }
        catch (KafkaException e)
        {
            string where = e is ConsumeException { ConsumerRecord: { } there }
                ? string.Create(CultureInfo.InvariantCulture, $"reading {there.Topic} [{there.Partition.Value}]")
                : "reading";
            throw KafkaFailures.Of(e.Error, ExitCode.Failed, where, _connection, e);
        }
    }

    /// <summary>Stops fetching of partitions for a while; what was fetched of them is dropped and fetched again later.</summary>
    public void Pause(IReadOnlyCollection<TopicPartition> partitions)
    {
        if (partitions.Count > 0)
        {
            _consumer.Pause(partitions);
        }
    }

    /// <summary>Goes on with partitions where they were.</summary>
    public void Resume(IReadOnlyCollection<TopicPartition> partitions)
    {
        if (partitions.Count > 0)
        {
            _consumer.Resume(partitions);
        }
    }

    /// <summary>First and next offset of a partition as the brokers know them.</summary>
    /// <exception cref="SimulationException">The brokers do not answer in time (exit code 4).</exception>
    public WatermarkOffsets Offsets(TopicPartition partition, TimeSpan patience)
    {
        try
        {
            return _consumer.QueryWatermarkOffsets(partition, patience);
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(
                e.Error, ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"asking for the offsets of {partition.Topic} [{partition.Partition.Value}]"), _connection, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }
}
