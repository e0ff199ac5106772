using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>Makes, reads and deletes topics, and waits until every broker that is asked knows.</summary>
public sealed class KafkaTopics : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly KafkaConnection _connection;
    private readonly TopicGuard _guard;
    private readonly TimeProvider _time;
    private readonly IConsumer<Ignore, Ignore> _consumer;
    private readonly IAdminClient _admin;
    private readonly KafkaMetadata _metadata;

    /// <summary>Connects.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="clientId">Client id.</param>
    /// <param name="guard">What may not be changed.</param>
    /// <param name="observer">Hears of the native client's warnings.</param>
    /// <param name="time">Clock.</param>
    public KafkaTopics(KafkaConnection connection, string clientId, TopicGuard guard, IProgressObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _guard = guard;
        _time = time;
        var log = new KafkaLog(connection, observer);
        var configuration = new ConsumerConfig(connection.ClientConfiguration(clientId))
        {
            GroupId = clientId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AllowAutoCreateTopics = false,
        };

        // A consumer's client: asking for a topic does not make it.
        _consumer = new ConsumerBuilder<Ignore, Ignore>(configuration)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
        _admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        _metadata = new KafkaMetadata(connection, _admin, time);
    }

    /// <summary>How long is waited for a topic to appear or to be gone.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Partitions of a topic; null where there is none.</summary>
    public Task<int?> PartitionsAsync(string topic, CancellationToken cancellationToken) =>
        _metadata.PartitionsAsync(topic, ExitCode.Failed, Patience, cancellationToken);

    /// <summary>What a topic holds; null where there is none.</summary>
    public async Task<TopicContent?> ReadAsync(string topic, CancellationToken cancellationToken)
    {
        if (await PartitionsAsync(topic, cancellationToken).ConfigureAwait(false) is not { } partitions)
        {
            return null;
        }

        IReadOnlyList<long> counts = await CountsAsync(topic, partitions, cancellationToken).ConfigureAwait(false);
        return new TopicContent(partitions, counts.Sum());
    }

    /// <summary>Offsets from the first to behind the last of each partition.</summary>
    public async Task<IReadOnlyList<long>> CountsAsync(string topic, int partitions, CancellationToken cancellationToken)
    {
        long[] first = await OffsetsAsync(topic, partitions, OffsetSpec.Earliest(), cancellationToken).ConfigureAwait(false);
        long[] end = await OffsetsAsync(topic, partitions, OffsetSpec.Latest(), cancellationToken).ConfigureAwait(false);
        return [.. end.Zip(first, (last, begin) => last - begin)];
    }

    /// <summary>Makes a topic and waits until its partitions have leaders.</summary>
    /// <exception cref="SimulationException">It is there already, or the brokers refuse it (exit code 4).</exception>
    public async Task CreateAsync(SimulationTopic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        _guard.Require(topic.Name);
        Error? refused = await TryCreateAsync(topic, SimulationTopic.Settings, cancellationToken).ConfigureAwait(false);
        if (refused?.Code == ErrorCode.InvalidConfig)
        {
            refused = await TryCreateAsync(topic, SimulationTopic.OlderSettings, cancellationToken).ConfigureAwait(false);
        }

        if (refused is not null)
        {
            throw KafkaFailures.Of(refused, ExitCode.Failed, $"making topic {topic.Name}", _connection);
        }

        await WaitAsync(topic.Name, partitions => partitions == topic.Partitions, "appear", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a topic and waits until it is gone; harmless where there is none.</summary>
    public async Task DeleteAsync(string topic, CancellationToken cancellationToken)
    {
        _guard.Require(topic);
        try
        {
            await _admin.DeleteTopicsAsync([topic], new DeleteTopicsOptions { RequestTimeout = RequestTimeout, OperationTimeout = RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeleteTopicsException e) when (e.Results.TrueForAll(result => result.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            return;
        }
        catch (KafkaException e)
        {
            Error error = e is DeleteTopicsException deletion ? deletion.Results[0].Error : e.Error;
            throw KafkaFailures.Of(error, ExitCode.Failed, $"deleting topic {topic}", _connection, e);
        }

        await WaitAsync(topic, partitions => partitions is null, "be gone", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _admin.Dispose();
        _consumer.Dispose();
    }

    private async Task<Error?> TryCreateAsync(
        SimulationTopic topic, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var specification = new TopicSpecification
        {
            Name = topic.Name,
            NumPartitions = topic.Partitions,
            ReplicationFactor = (short)topic.Replicas,
            Configs = new Dictionary<string, string>(settings),
        };
        try
        {
            await _admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = RequestTimeout, OperationTimeout = RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (CreateTopicsException e)
        {
            return e.Results[0].Error;
        }
        catch (KafkaException e)
        {
            return e.Error;
        }
    }

    private async Task<long[]> OffsetsAsync(string topic, int partitions, OffsetSpec which, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            Error problem;
            try
            {
                ListOffsetsResult answer = await _admin.ListOffsetsAsync(
                    Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffsetSpec
                    {
                        TopicPartition = new TopicPartition(topic, partition),
                        OffsetSpec = which,
                    }),
                    new ListOffsetsOptions { RequestTimeout = RequestTimeout }).WaitAsync(cancellationToken).ConfigureAwait(false);
                long[] offsets = new long[partitions];
                answer.ResultInfos.ForEach(info => offsets[info.TopicPartitionOffsetError.Partition.Value] = info.TopicPartitionOffsetError.Offset.Value);
                return offsets;
            }
            catch (ListOffsetsException e)
            {
                problem = e.Result.ResultInfos.Find(info => info.TopicPartitionOffsetError.Error.IsError)?.TopicPartitionOffsetError.Error ?? e.Error;
            }
            catch (KafkaException e)
            {
                problem = e.Error;
            }

            if (!KafkaFailures.IsTransient(problem) || _time.GetElapsedTime(start) > Patience)
            {
                throw KafkaFailures.Of(problem, ExitCode.Failed, $"asking for offsets of {topic}", _connection);
            }

            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(string topic, Predicate<int?> isSo, string what, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (!isSo(await PartitionsAsync(topic, cancellationToken).ConfigureAwait(false)))
        {
            if (_time.GetElapsedTime(start) > Patience)
            {
                throw new SimulationException(
                    ExitCode.Failed,
                    "kafka_topic_timeout",
                    string.Create(CultureInfo.InvariantCulture, $"Kafka at {_connection.BootstrapServers}: waited {Patience.TotalSeconds:0} s for topic {topic} to {what}."))
                {
                    Hint = "Look at the controller's log; the same command tries again.",
                };
            }

            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
