using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Native;
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
    private readonly TopicPartition[] _partitions;
    private readonly RecordReader _reader;
    private int _count;
    private int _next;

    /// <summary>Begins to read.</summary>
    /// <param name="connection">The brokers.</param>
    /// <param name="clientId">Client id.</param>
    /// <param name="partitions">What to read.</param>
    /// <param name="log">Takes what the client says.</param>
    public LogReader(KafkaConnection connection, string clientId, IEnumerable<TopicPartition> partitions, KafkaLog log)
    {
        _connection = connection;
        _partitions = [.. partitions];
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
            FetchQueueBackoffMs = 50,
        };
        try
        {
            _reader = new RecordReader(configuration, log);
            _reader.Assign([.. _partitions.Index().Select(partition => (new TopicPartitionOffset(partition.Item, Offset.Beginning), partition.Index))]);
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(e.Error, ExitCode.Failed, "connecting", connection, e);
        }
    }

    /// <summary>The next record.</summary>
    /// <param name="patience">How long to wait for one.</param>
    /// <param name="record">The record; it lives until the next call.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="SimulationException">The brokers refuse: a topic is gone, access is denied (exit code 4).</exception>
    public bool TryRead(TimeSpan patience, out LogRecord record)
    {
        record = default;
        if (_next == _count)
        {
            (_count, _next) = (_reader.Read(patience), 0);
        }

        if (_next == _count)
        {
            return false;
        }

        RecordView next = _reader[_next++];
        if (!next.IsError)
        {
            record = next.Slot < 0 ? default : new LogRecord(next, _partitions[next.Slot]);
            return next.Slot >= 0;
        }

        Error error = next.ToError();

        // The client looks for the coordinator of its group's name, though it never uses the group.
        if (KafkaFailures.IsTransient(error) || error.Code == ErrorCode.GroupAuthorizationFailed)
        {
            return false;
        }

        string topic = next.Topic;
        string where = topic.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"reading {topic} [{next.Partition}]") : "reading";
        throw KafkaFailures.Of(error, ExitCode.Failed, where, _connection);
    }

    /// <summary>Stops fetching of partitions for a while; what was fetched of them is dropped and fetched again later.</summary>
    public void Pause(IReadOnlyCollection<TopicPartition> partitions) => _reader.Pause(partitions);

    /// <summary>Goes on with partitions where they were.</summary>
    public void Resume(IReadOnlyCollection<TopicPartition> partitions) => _reader.Resume(partitions);

    /// <summary>First and next offset of a partition as the brokers know them.</summary>
    /// <exception cref="SimulationException">The brokers do not answer in time (exit code 4).</exception>
    public WatermarkOffsets Offsets(TopicPartition partition, TimeSpan patience)
    {
        try
        {
            return _reader.Offsets(partition, patience);
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(
                e.Error, ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"asking for the offsets of {partition.Topic} [{partition.Partition.Value}]"), _connection, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
