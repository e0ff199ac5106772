using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>
/// Writes records, each partition in the order of its writing and each record once (an idempotent producer). Brokers that are away
/// are waited for; what waits is bounded. Any number of threads.
/// </summary>
internal sealed class LogWriter : IDisposable
{
    private const int QueuedRecords = 100_000;
    private const int QueuedKib = 64 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly KafkaConnection _connection;
    private readonly IProducer<byte[]?, byte[]?> _producer;

    /// <summary>Connects.</summary>
    public LogWriter(KafkaConnection connection, string clientId, KafkaLog log)
    {
        _connection = connection;
        var configuration = new ProducerConfig(connection.ClientConfiguration(clientId))
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MaxInFlight = 5,
            LingerMs = 5,
            QueueBufferingMaxMessages = QueuedRecords,
            QueueBufferingMaxKbytes = QueuedKib,
            MessageTimeoutMs = (int)Patience.TotalMilliseconds,
            CompressionType = CompressionType.Lz4,
            AllowAutoCreateTopics = false,
        };
        _producer = new ProducerBuilder<byte[]?, byte[]?>(configuration)
            .SetKeySerializer(BytesOrNull.Instance)
            .SetValueSerializer(BytesOrNull.Instance)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
    }

    /// <summary>Sends a record.</summary>
    /// <param name="where">Topic and partition.</param>
    /// <param name="message">The record.</param>
    /// <param name="receipts">Counts it, now and when it is acknowledged.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    /// <exception cref="SimulationException">This record or an earlier one was refused (exit code 4).</exception>
    public void Send(TopicPartition where, Message<byte[]?, byte[]?> message, Receipts receipts, CancellationToken cancellationToken)
    {
        while (true)
        {
            ThrowIfFailed(receipts);
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                receipts.CountSent();
                _producer.Produce(where, message, receipts.Take);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                receipts.CountNotSent();
                cancellationToken.WaitHandle.WaitOne(Poll);
            }
            catch (ProduceException<byte[]?, byte[]?> e)
            {
                throw Failed(e.Error, where);
            }
        }
    }

    /// <summary>Waits until all that was counted is acknowledged.</summary>
    public void WaitFor(Receipts receipts, CancellationToken cancellationToken)
    {
        while (receipts.Waiting > 0)
        {
            ThrowIfFailed(receipts);
            cancellationToken.ThrowIfCancellationRequested();
            cancellationToken.WaitHandle.WaitOne(Poll);
        }

        ThrowIfFailed(receipts);
    }

    /// <summary>Ends the work where a record was refused.</summary>
    public void ThrowIfFailed(Receipts receipts)
    {
        if (receipts.Failure is { } failure)
        {
            throw Failed(failure.Error, failure.Where);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();

    private SimulationException Failed(Error error, TopicPartition where) => KafkaFailures.Of(
        error, ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"writing {where.Topic} [{where.Partition.Value}]"), _connection);
}
