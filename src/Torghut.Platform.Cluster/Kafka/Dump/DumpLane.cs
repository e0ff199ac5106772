using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Chunks;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>
/// Reads some partitions to their ends with one consumer on one thread. The consumer is assigned its partitions: it joins no
/// group and commits nothing.
/// </summary>
internal sealed class DumpLane
{
    private const int ReportEveryRecords = 4096;
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WatermarkTimeout = TimeSpan.FromSeconds(10);

    private readonly DumpLaneContext _context;
    private readonly Dictionary<TopicPartition, PartitionRecorder> _open;
    private long _doneOfClosed;
    private long _doneBefore;
    private long _sinceReport;
    private long? _lastTimestampMs;

    /// <summary>Makes a lane.</summary>
    public DumpLane(DumpLaneContext context, IEnumerable<PartitionRecorder> partitions)
    {
        _context = context;
        _open = partitions.Where(partition => !partition.IsDone)
            .ToDictionary(partition => new TopicPartition(partition.Selection.Topic, partition.Selection.Partition));
    }

    /// <summary>Reads until all partitions are done.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        FinishEmpty();
        if (_open.Count == 0)
        {
            return;
        }

        _doneBefore = Done();
        using IConsumer<byte[]?, byte[]?> consumer = _context.OpenConsumer();
        consumer.Assign(_open.Values.Select(partition => At(partition)));
        long lastHeard = _context.Time.GetTimestamp();
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Poll(consumer, cancellationToken))
            {
                lastHeard = _context.Time.GetTimestamp();
            }
            else if (_context.Time.GetElapsedTime(lastHeard) > _context.Patience)
            {
                throw Stalled();
            }
        }

        Report();
    }

    /// <summary>One step; false where nothing was heard.</summary>
    private bool Poll(IConsumer<byte[]?, byte[]?> consumer, CancellationToken cancellationToken)
    {
        try
        {
            ConsumeResult<byte[]?, byte[]?>? result = consumer.Consume(PollTime);
            if (result is null || !_open.TryGetValue(result.TopicPartition, out PartitionRecorder? partition))
            {
                return result is not null;
            }

            if (result.IsPartitionEOF)
            {
                // What is between the last record and the end are markers, or records that compaction removed. An end before
                // the stop is that of a leader that does not know all of the log yet: more comes.
                if (result.Offset.Value >= partition.Selection.StopOffset)
                {
                    partition.Finish();
                }
            }
            else
            {
                Take(partition, result, cancellationToken);
            }

            Release(consumer, partition);
            return true;
        }
        catch (ConsumeException e)
        {
            return Handle(consumer, e);
        }
    }

    private void Take(PartitionRecorder partition, ConsumeResult<byte[]?, byte[]?> result, CancellationToken cancellationToken)
    {
        long timestampMs = result.Message.Timestamp.UnixTimestampMs;
        int bytes = partition.Take(new ChunkRecord(result.Offset.Value, timestampMs, result.Message));
        _lastTimestampMs = timestampMs;
        if (++_sinceReport == ReportEveryRecords)
        {
            _sinceReport = 0;
            Report();
        }

        TimeSpan wait = _context.Throttle.Take(bytes);
        if (wait > TimeSpan.Zero)
        {
            cancellationToken.WaitHandle.WaitOne(wait);
        }
    }

    private bool Handle(IConsumer<byte[]?, byte[]?> consumer, ConsumeException failure)
    {
        Error error = failure.Error;
        if (error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            SkipDeleted(consumer, failure.ConsumerRecord.TopicPartition);
            return true;
        }

        // The client looks for the coordinator of its group's name, though it never uses the group.
        if (KafkaFailures.IsTransient(error) || error.Code == ErrorCode.GroupAuthorizationFailed)
        {
            return false;
        }

        string what = failure.ConsumerRecord is { Topic.Length: > 0 } record
            ? string.Create(CultureInfo.InvariantCulture, $"reading {record.Topic} [{record.Partition.Value}]")
            : "reading";
        throw KafkaFailures.Of(error, ExitCode.Refused, what, _context.Connection, failure);
    }

    /// <summary>Goes on where the brokers' log begins now.</summary>
    private void SkipDeleted(IConsumer<byte[]?, byte[]?> consumer, TopicPartition where)
    {
        if (!_open.TryGetValue(where, out PartitionRecorder? partition))
        {
            return;
        }

        WatermarkOffsets log = consumer.QueryWatermarkOffsets(where, WatermarkTimeout);
        if (partition.NextOffset > log.High.Value)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "kafka_log_truncated",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kafka at {_context.Connection.BootstrapServers}, {partition.Selection}: the log ends at offset {log.High.Value}, but {partition.NextOffset} was reached before; expected a log that only grows."))
            {
                Hint = "The topic was made anew or lost records: dump again with --force-dump.",
            };
        }

        partition.Deleted(log.Low.Value);
        consumer.IncrementalUnassign([where]);
        if (partition.IsDone)
        {
            Close(where, partition);
        }
        else
        {
            consumer.IncrementalAssign([At(partition)]);
        }
    }

    private void Release(IConsumer<byte[]?, byte[]?> consumer, PartitionRecorder partition)
    {
        if (!partition.IsDone)
        {
            return;
        }

        var where = new TopicPartition(partition.Selection.Topic, partition.Selection.Partition);
        Close(where, partition);
        consumer.IncrementalUnassign([where]);
    }

    private void Close(TopicPartition where, PartitionRecorder partition)
    {
        _open.Remove(where);
        _doneOfClosed += partition.DoneOffsets;
    }

    private void FinishEmpty()
    {
        foreach ((TopicPartition where, PartitionRecorder partition) in _open.ToArray())
        {
            if (partition.NextOffset >= partition.Selection.StopOffset)
            {
                partition.Finish();
                _open.Remove(where);
            }
        }
    }

    private long Done() => _doneOfClosed + _open.Values.Sum(partition => partition.DoneOffsets);

    private void Report()
    {
        long done = Done();
        _context.Progress.Add(done - _doneBefore, _lastTimestampMs);
        _doneBefore = done;
    }

    private SimulationException Stalled()
    {
        string left = string.Join(", ", _open.Values.Take(5).Select(partition => string.Create(
            CultureInfo.InvariantCulture, $"{partition.Selection} at offset {partition.NextOffset} of {partition.Selection.StopOffset}")));
        return new SimulationException(
            ExitCode.Refused,
            "kafka_dump_stalled",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Kafka at {_context.Connection.BootstrapServers} gave nothing for {_context.Patience.TotalSeconds:0} s; still to be read: {left}. Last error: {_context.Log.LastError ?? "none"}."))
        {
            Hint = "Check the brokers; the same command goes on with what was read.",
        };
    }

    private static TopicPartitionOffset At(PartitionRecorder partition) =>
        new(partition.Selection.Topic, partition.Selection.Partition, partition.NextOffset);
}
