using System.Globalization;
using Confluent.Kafka;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Native;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Replay;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Sends the records of one replay, and waits until brokers have acknowledged them.</summary>
internal sealed class ReplayPublication : IDisposable
{
    private const int ShortestWaitMs = 2;
    private static readonly TimeSpan QueuePoll = TimeSpan.FromMilliseconds(5);

    private readonly KafkaConnection _connection;
    private readonly KafkaReplayRequest _request;
    private readonly KafkaLog _log;
    private readonly TimeProvider _time;
    private readonly RecordWriter _writer;
    private readonly HeaderBuffer _headers = new();
    private readonly ReplayTarget[] _targets;
    private readonly Dictionary<string, ReplayTarget> _targetBySource;
    private readonly ReplayTally _tally;
    private readonly long _startMs;
    private readonly long _endMs;
    private string? _lastSource;
    private ReplayTarget? _lastTarget;
    private long _sent;
    private long _heard;
    private long _lastHeard;

    /// <summary>Opens the producer.</summary>
    public ReplayPublication(KafkaConnection connection, KafkaReplayRequest request, IProgressObserver observer, TimeProvider time)
    {
        _connection = connection;
        _request = request;
        _log = new KafkaLog(connection, observer);
        _time = time;
        _startMs = request.Window?.Start.ToUnixTimeMilliseconds() ?? long.MinValue;
        _endMs = request.Window?.End.ToUnixTimeMilliseconds() ?? long.MaxValue;
        _writer = new RecordWriter(Configuration(), _log);
        _targets = [.. request.Targets.Values.DistinctBy(topic => topic.Name).Select(topic => new ReplayTarget(topic, _writer.Open(topic.Name)))];
        Dictionary<string, ReplayTarget> byName = _targets.ToDictionary(target => target.Topic.Name, StringComparer.Ordinal);
        _targetBySource = request.Targets.ToDictionary(target => target.Key, target => byName[target.Value.Name], StringComparer.Ordinal);
        _tally = new ReplayTally(_targets, request.TotalRecords, request.Settings, observer, time);
    }

    /// <summary>The topics, with the records that were sent to each.</summary>
    public IReadOnlyList<ReplayTarget> Targets => _targets;

    /// <summary>Sends all, and waits for all, on the caller's thread.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        ReplayPacer? pacer = _request.Pace is { } pace ? new ReplayPacer(pace.Acceleration, pace.MaxSleepSeconds) : null;
        long startedAt = _time.GetTimestamp();
        using var input = new ReplayInput(_request.DumpPath);
        while (input.Next(cancellationToken) is { } batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < batch.Count; i++)
            {
                if (Target(batch.Entries[i]) is not { } target)
                {
                    continue;
                }

                if (pacer is not null)
                {
                    long dueNs = pacer.NextDueNs(checked(batch.Entries[i].TimestampMs * EventTime.NsPerMs));
                    WaitUntilDue(startedAt, dueNs, cancellationToken);
                }

                if (!TrySend(target, batch.Entries[i]))
                {
                    SendLater(target, batch, i, cancellationToken);
                }

                if (_sent % _request.Settings.FlushEveryRecords == 0)
                {
                    // What came before the last records is with the brokers: what a fault can cost is bounded, without
                    // emptying the pipe each time.
                    Wait(_sent - _request.Settings.FlushEveryRecords, cancellationToken);
                }
            }
        }

        Wait(_sent, cancellationToken);
    }

    /// <summary>What was done.</summary>
    public KafkaReplayResult ToResult() => _tally.ToResult();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Where a record goes; null where it is not published, which is counted.</summary>
    private ReplayTarget? Target(in DumpEntry entry)
    {
        if (!ReferenceEquals(entry.Topic, _lastSource))
        {
            (_lastSource, _lastTarget) = (entry.Topic, _targetBySource.GetValueOrDefault(entry.Topic));
        }

        if (_lastTarget is null)
        {
            _tally.CountWithoutTarget();
            return null;
        }

        if (entry.TimestampMs < _startMs || entry.TimestampMs >= _endMs)
        {
            _tally.CountOutside();
            return null;
        }

        SimulationTopic topic = _lastTarget.Topic;
        return topic.IsKeyHashed || entry.Partition < topic.Partitions
            ? _lastTarget
            : throw new SimulationException(
                ExitCode.Failed,
                "replay_partition_missing",
                string.Create(CultureInfo.InvariantCulture, $"{topic.Name}: found {topic.Partitions} partitions; the dump has a record of partition {entry.Partition}."));
    }

    /// <summary>Sends a record; false where the client has no room for it now.</summary>
    private bool TrySend(ReplayTarget target, in DumpEntry entry)
    {
        ThrowIfRefused();
        int partition = ReplayPartition.Of(entry, target.Topic);
        _request.Lineage.Write(entry, _headers);
        Error? error = _writer.Send(new OutgoingRecord
        {
            Topic = target.Handle,
            Partition = partition,
            TimestampMs = entry.TimestampMs,
            HasKey = entry.Key is not null,
            Key = entry.Key is { } key ? key.Span : default,
            HasValue = entry.Value is not null,
            Value = entry.Value is { } value ? value.Span : default,
            Headers = _headers,
        });
        if (error is not null)
        {
            return error.Code == ErrorCode.Local_QueueFull ? false : throw Failed(error, new TopicPartition(target.Topic.Name, partition));
        }

        _sent++;
        _tally.Count(target, entry.TimestampMs);
        return true;
    }

    /// <summary>The brokers are slower than we are: what waits is bounded, so we wait.</summary>
    private void SendLater(ReplayTarget target, DumpEntryBatch batch, int index, CancellationToken cancellationToken)
    {
        _lastHeard = _time.GetTimestamp();
        do
        {
            Hear();
            Pause(QueuePoll, cancellationToken);
        }
        while (!TrySend(target, batch.Entries[index]));
    }

    /// <summary>Waits until so many records are acknowledged.</summary>
    private void Wait(long records, CancellationToken cancellationToken)
    {
        _lastHeard = _time.GetTimestamp();
        while (_writer.Acknowledged < records)
        {
            ThrowIfRefused();
            Hear();
            _tally.Beat();
            Pause(TimeSpan.FromMilliseconds(ShortestWaitMs), cancellationToken);
        }

        ThrowIfRefused();
    }

    private void WaitUntilDue(long startedAt, long dueNs, CancellationToken cancellationToken)
    {
        TimeSpan heartbeat = TimeSpan.FromSeconds(_request.Settings.StatusUpdateEverySeconds);
        while (true)
        {
            double leftMs = (dueNs / 1e6) - _time.GetElapsedTime(startedAt).TotalMilliseconds;
            if (leftMs < ShortestWaitMs)
            {
                return;
            }

            ThrowIfRefused();
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(leftMs, Math.Max(heartbeat.TotalMilliseconds, ShortestWaitMs)));
            Pause(wait, cancellationToken);
            _tally.Beat();
        }
    }

    private void Pause(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, _time, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Passes on what the client says; ends the replay where brokers were silent for too long.</summary>
    private void Hear()
    {
        _writer.Tell();
        long now = _writer.Acknowledged;
        if (now > _heard)
        {
            (_heard, _lastHeard) = (now, _time.GetTimestamp());
            return;
        }

        if (_time.GetElapsedTime(_lastHeard) > _request.Patience)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_stalled",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kafka at {_connection.BootstrapServers} acknowledged nothing for {_request.Patience.TotalSeconds:0} s; {now} of {_sent} records that were sent are acknowledged."))
            {
                Hint = "Check the brokers, then run the same command again: the replay starts over on fresh topics.",
            };
        }
    }

    private void ThrowIfRefused()
    {
        if (_writer.Refused is { } refused)
        {
            throw Failed(refused.Error, refused.Where);
        }
    }

    private SimulationException Failed(Error error, TopicPartition where)
    {
        _writer.Tell();
        string said = _log.LastError is { } last ? $" Brokers said: {last}." : "";
        SimulationException failure = KafkaFailures.Of(
            error, ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"writing {where.Topic} [{where.Partition.Value}]"), _connection);
        return new SimulationException(failure.ExitCode, failure.Code, failure.Message + said)
        {
            Hint = failure.Code == "kafka_unavailable"
                ? "Check the brokers, then run the same command again: the replay starts over on fresh topics."
                : failure.Hint,
        };
    }

    private ProducerConfig Configuration()
    {
        const int QueuedRecords = 200_000;
        const int QueuedKib = 32 << 10;
        const int BatchBytes = 1 << 20;
        return new ProducerConfig(_connection.ClientConfiguration(_request.ClientId))
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            MaxInFlight = 5,
            LingerMs = _request.Pace is null ? 5 : 1,
            BatchNumMessages = 50_000,
            BatchSize = BatchBytes,
            QueueBufferingMaxMessages = QueuedRecords,
            QueueBufferingMaxKbytes = QueuedKib,
            MessageTimeoutMs = (int)_request.Patience.TotalMilliseconds,
            CompressionType = CompressionType.Lz4,
            AllowAutoCreateTopics = false,
        };
    }
}
