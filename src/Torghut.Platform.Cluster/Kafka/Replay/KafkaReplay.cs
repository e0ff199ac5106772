using System.Globalization;
using Confluent.Kafka;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Replay;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>
/// Publishes a dump into topics that were made for it: partition, order, key, value, headers and timestamp of each record as
/// they were. It is complete when every record was acknowledged and the topics hold exactly these; a replay that was broken
/// off is never gone on with, it starts over on fresh topics.
/// </summary>
public sealed class KafkaReplay
{
    private const int ShortestWaitMs = 2;
    private static readonly TimeSpan QueuePoll = TimeSpan.FromMilliseconds(20);

    private readonly KafkaConnection _connection;
    private readonly TopicGuard _guard;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;

    /// <summary>Makes a publisher.</summary>
    public KafkaReplay(KafkaConnection connection, TopicGuard guard, IProgressObserver observer, TimeProvider time)
    {
        _connection = connection;
        _guard = guard;
        _observer = observer;
        _time = time;
    }

    /// <summary>Publishes.</summary>
    /// <exception cref="SimulationException">
    /// A target is a production topic (exit code 3), a topic is missing or not empty, brokers refuse a record or stay away
    /// (exit code 4), or the dump is damaged (exit code 2).
    /// </exception>
    public async Task<KafkaReplayResult> RunAsync(KafkaReplayRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SimulationTopic[] targets = [.. request.Targets.Values.DistinctBy(topic => topic.Name)];
        foreach (SimulationTopic topic in targets)
        {
            _guard.Require(topic.Name);
        }

        using var topics = new KafkaTopics(_connection, request.ClientId, _guard, _observer, _time);
        await RequireFreshAsync(topics, targets, cancellationToken).ConfigureAwait(false);
        var log = new KafkaLog(_connection, _observer);
        var acknowledgements = new ReplayAcknowledgements(_connection, log);
        var tally = new ReplayTally(targets, request.TotalRecords, request.Settings, _observer, _time);
        using (IProducer<byte[]?, byte[]?> producer = OpenProducer(request, log))
        {
            var publication = new Publication(request, producer, acknowledgements, tally);
            await PublishAsync(publication, cancellationToken).ConfigureAwait(false);
            await WaitAsync(publication, publication.Sent, cancellationToken).ConfigureAwait(false);
        }

        foreach (SimulationTopic topic in targets)
        {
            await RequireHeldAsync(topics, topic, tally.Of(topic.Name), cancellationToken).ConfigureAwait(false);
        }

        return tally.ToResult();
    }

    private async Task PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        KafkaReplayRequest request = publication.Request;
        ReplayPacer? pacer = request.Pace is { } pace ? new ReplayPacer(pace.Acceleration, pace.MaxSleepSeconds) : null;
        long startMs = request.Window?.Start.ToUnixTimeMilliseconds() ?? long.MinValue;
        long endMs = request.Window?.End.ToUnixTimeMilliseconds() ?? long.MaxValue;
        long startedAt = _time.GetTimestamp();
        await foreach (DumpEntry entry in ReplayInput.ReadAsync(request.DumpPath, cancellationToken).ConfigureAwait(false))
        {
            if (!request.Targets.TryGetValue(entry.Topic, out SimulationTopic? target))
            {
                publication.Tally.CountWithoutTarget();
                continue;
            }

            if (entry.TimestampMs < startMs || entry.TimestampMs >= endMs)
            {
                publication.Tally.CountOutside();
                continue;
            }

            if (pacer is not null)
            {
                long dueNs = pacer.NextDueNs(checked(entry.TimestampMs * EventTime.NsPerMs));
                await WaitUntilDueAsync(publication, startedAt, dueNs, cancellationToken).ConfigureAwait(false);
            }

            await SendAsync(publication, target, entry, cancellationToken).ConfigureAwait(false);
            if (publication.Sent % request.Settings.FlushEveryRecords == 0)
            {
                // What came before the last records is with the brokers: what a fault can cost is bounded, without emptying
                // the pipe each time.
                await WaitAsync(publication, publication.Sent - request.Settings.FlushEveryRecords, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(Publication publication, SimulationTopic target, DumpEntry entry, CancellationToken cancellationToken)
    {
        if (!target.IsKeyHashed && entry.Partition >= target.Partitions)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_partition_missing",
                string.Create(CultureInfo.InvariantCulture, $"{target.Name}: found {target.Partitions} partitions; the dump has a record of partition {entry.Partition}."));
        }

        var where = new TopicPartition(target.Name, new Partition(ReplayPartition.Of(entry, target)));
        var message = new Message<byte[]?, byte[]?>
        {
            Key = Array(entry.Key),
            Value = Array(entry.Value),
            Timestamp = new Timestamp(entry.TimestampMs, TimestampType.CreateTime),
            Headers = publication.Request.Lineage.Headers(entry),
        };
        long lastHeard = _time.GetTimestamp();
        long acknowledged = publication.Acknowledgements.Count;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            publication.Acknowledgements.ThrowIfFailed();
            try
            {
                publication.Producer.Produce(where, message, publication.Acknowledgements.Take);
                publication.Sent++;
                publication.Tally.Count(target.Name, entry.TimestampMs);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                // The brokers are slower than we are: what waits is bounded, so we wait.
                (acknowledged, lastHeard) = Heard(publication, acknowledged, lastHeard);
                await Task.Delay(QueuePoll, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (ProduceException<byte[]?, byte[]?> e)
            {
                throw publication.Acknowledgements.Failed(e.Error, where);
            }
        }
    }

    /// <summary>Waits until so many records are acknowledged.</summary>
    private async Task WaitAsync(Publication publication, long records, CancellationToken cancellationToken)
    {
        long lastHeard = _time.GetTimestamp();
        long acknowledged = publication.Acknowledgements.Count;
        while (publication.Acknowledgements.Count < records)
        {
            publication.Acknowledgements.ThrowIfFailed();
            (acknowledged, lastHeard) = Heard(publication, acknowledged, lastHeard);
            publication.Tally.Beat();
            await Task.Delay(TimeSpan.FromMilliseconds(ShortestWaitMs), _time, cancellationToken).ConfigureAwait(false);
        }

        publication.Acknowledgements.ThrowIfFailed();
    }

    private (long Acknowledged, long LastHeard) Heard(Publication publication, long acknowledged, long lastHeard)
    {
        long now = publication.Acknowledgements.Count;
        if (now > acknowledged)
        {
            return (now, _time.GetTimestamp());
        }

        if (_time.GetElapsedTime(lastHeard) > publication.Request.Patience)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_stalled",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kafka at {_connection.BootstrapServers} acknowledged nothing for {publication.Request.Patience.TotalSeconds:0} s; {now} of {publication.Sent} records that were sent are acknowledged."))
            {
                Hint = "Check the brokers, then run the same command again: the replay starts over on fresh topics.",
            };
        }

        return (acknowledged, lastHeard);
    }

    private async Task WaitUntilDueAsync(Publication publication, long startedAt, long dueNs, CancellationToken cancellationToken)
    {
        TimeSpan heartbeat = TimeSpan.FromSeconds(publication.Request.Settings.StatusUpdateEverySeconds);
        while (true)
        {
            double leftMs = (dueNs / 1e6) - _time.GetElapsedTime(startedAt).TotalMilliseconds;
            if (leftMs < ShortestWaitMs)
            {
                return;
            }

            publication.Acknowledgements.ThrowIfFailed();
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(leftMs, Math.Max(heartbeat.TotalMilliseconds, ShortestWaitMs)));
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            publication.Tally.Beat();
        }
    }

    private static async Task RequireFreshAsync(KafkaTopics topics, SimulationTopic[] targets, CancellationToken cancellationToken)
    {
        foreach (SimulationTopic topic in targets)
        {
            TopicContent? content = await topics.ReadAsync(topic.Name, cancellationToken).ConfigureAwait(false);
            if (content is null || content.Value.Offsets > 0 || content.Value.Partitions != topic.Partitions)
            {
                string found = content is { } there
                    ? string.Create(CultureInfo.InvariantCulture, $"{there.Offsets} records in {there.Partitions} partitions")
                    : "no topic";
                throw new SimulationException(
                    ExitCode.Failed,
                    "replay_topic_not_fresh",
                    string.Create(CultureInfo.InvariantCulture, $"{topic.Name}: found {found}; expected an empty topic with {topic.Partitions} partitions."))
                {
                    Hint = "torghut-sim teardown removes what an earlier attempt made; the replay then starts over on fresh topics.",
                };
            }
        }
    }

    /// <summary>What was acknowledged is read back: the topic holds exactly these records.</summary>
    private static async Task RequireHeldAsync(KafkaTopics topics, SimulationTopic topic, long records, CancellationToken cancellationToken)
    {
        TopicContent? content = await topics.ReadAsync(topic.Name, cancellationToken).ConfigureAwait(false);
        if (content?.Offsets != records)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_incomplete",
                string.Create(CultureInfo.InvariantCulture, $"{topic.Name}: found {content?.Offsets ?? 0} records after the replay; expected {records}, which were acknowledged. Something else writes to the topic, or the brokers lost records."))
            {
                Hint = "Run the same command again: the replay starts over on fresh topics.",
            };
        }
    }

    private IProducer<byte[]?, byte[]?> OpenProducer(KafkaReplayRequest request, KafkaLog log)
    {
        const int QueuedRecords = 200_000;
        const int QueuedKib = 64 << 10;
        const int BatchBytes = 1 << 20;
        var configuration = new ProducerConfig(_connection.ClientConfiguration(request.ClientId))
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MaxInFlight = 5,
            LingerMs = request.Pace is null ? 5 : 1,
            BatchNumMessages = 50_000,
            BatchSize = BatchBytes,
            QueueBufferingMaxMessages = QueuedRecords,
            QueueBufferingMaxKbytes = QueuedKib,
            MessageTimeoutMs = (int)request.Patience.TotalMilliseconds,
            CompressionType = CompressionType.Lz4,
            DeliveryReportFields = "none",
            AllowAutoCreateTopics = false,
        };
        return new ProducerBuilder<byte[]?, byte[]?>(configuration)
            .SetKeySerializer(BytesOrNull.Instance)
            .SetValueSerializer(BytesOrNull.Instance)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
    }

    private static byte[]? Array(ReadOnlyMemory<byte>? bytes) =>
        bytes is not { } present ? null
        : System.Runtime.InteropServices.MemoryMarshal.TryGetArray(present, out ArraySegment<byte> whole)
            && whole.Offset == 0 && whole.Array!.Length == whole.Count ? whole.Array : present.ToArray();

    private sealed class Publication(
        KafkaReplayRequest request, IProducer<byte[]?, byte[]?> producer, ReplayAcknowledgements acknowledgements, ReplayTally tally)
    {
        public KafkaReplayRequest Request { get; } = request;

        public IProducer<byte[]?, byte[]?> Producer { get; } = producer;

        public ReplayAcknowledgements Acknowledgements { get; } = acknowledgements;

        public ReplayTally Tally { get; } = tally;

        public long Sent { get; set; }
    }
}
