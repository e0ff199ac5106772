using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Chunks;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Native;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>
/// Reads some partitions to their ends with one reader on one thread. The reader is assigned its partitions: it joins no
/// group and commits nothing.
/// </summary>
internal sealed class DumpLane
{
    private const int ReportEveryRecords = 4096;
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WatermarkTimeout = TimeSpan.FromSeconds(10);

    private readonly DumpLaneContext _context;
    private readonly PartitionRecorder[] _partitions;
    private int _open;
    private long _doneBefore;
    private long _sinceReport;
    private long? _lastTimestampMs;

    /// <summary>Makes a lane.</summary>
    public DumpLane(DumpLaneContext context, IEnumerable<PartitionRecorder> partitions)
    {
        _context = context;
        _partitions = [.. partitions.Where(partition => !partition.IsDone)];
    }

    /// <summary>Reads until all partitions are done.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        FinishEmpty();
        _open = _partitions.Count(partition => !partition.IsDone);
        if (_open == 0)
        {
            return;
        }

        _doneBefore = Done();
        using RecordReader reader = _context.OpenReader();
        reader.Assign([.. _partitions.Index().Where(partition => !partition.Item.IsDone).Select(partition => (At(partition.Item), partition.Index))]);
        long lastHeard = _context.Time.GetTimestamp();
        while (_open > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Poll(reader, cancellationToken))
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
    private bool Poll(RecordReader reader, CancellationToken cancellationToken)
    {
        int count = reader.Read(PollTime);
        bool isHeard = false;
        for (int i = 0; i < count; i++)
        {
            RecordView record = reader[i];
            isHeard |= record.IsError ? Handle(reader, record) : Take(reader, record, cancellationToken);
        }

        return isHeard;
    }

    private bool Take(RecordReader reader, in RecordView record, CancellationToken cancellationToken)
    {
        if (record.Slot < 0 || _partitions[record.Slot] is not { IsDone: false } partition)
        {
            return true;
        }

        if (!record.IsEnd)
        {
            Take(partition, record, cancellationToken);
        }
        else if (record.Offset >= partition.Selection.StopOffset)
        {
            // What is between the last record and the end are markers, or records that compaction removed. An end before
            // the stop is that of a leader that does not know all of the log yet: more comes.
            partition.Finish();
        }

        if (partition.IsDone)
        {
            Close(reader, partition);
        }

        return true;
    }

    private void Take(PartitionRecorder partition, in RecordView record, CancellationToken cancellationToken)
    {
        int bytes = partition.Take(record);
        _lastTimestampMs = record.TimestampMs;
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

    /// <summary>An error in place of a record; false where it goes away by itself.</summary>
    private bool Handle(RecordReader reader, in RecordView record)
    {
        Error error = record.ToError();
        if (error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            SkipDeleted(reader, record.Slot);
            return true;
        }

        // The client looks for the coordinator of its group's name, though it never uses the group.
        if (KafkaFailures.IsTransient(error) || error.Code == ErrorCode.GroupAuthorizationFailed)
        {
            return false;
        }

        string what = record.Topic is { Length: > 0 } topic
            ? string.Create(CultureInfo.InvariantCulture, $"reading {topic} [{record.Partition}]")
            : "reading";
        throw KafkaFailures.Of(error, ExitCode.Refused, what, _context.Connection);
    }

    /// <summary>Goes on where the brokers' log begins now.</summary>
    private void SkipDeleted(RecordReader reader, int slot)
    {
        if (slot < 0 || _partitions[slot] is not { IsDone: false } partition)
        {
            return;
        }

        TopicPartition where = Where(partition);
        WatermarkOffsets log = Offsets(reader, where);
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
        if (partition.IsDone)
        {
            Close(reader, partition);
        }
        else
        {
            reader.Unassign(where);
            reader.Assign(At(partition), slot);
        }
    }

    private WatermarkOffsets Offsets(RecordReader reader, TopicPartition where)
    {
        try
        {
            return reader.Offsets(where, WatermarkTimeout);
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(
                e.Error,
                ExitCode.Refused,
                string.Create(CultureInfo.InvariantCulture, $"asking for the offsets of {where.Topic} [{where.Partition.Value}]"),
                _context.Connection,
                e);
        }
    }

    private void Close(RecordReader reader, PartitionRecorder partition)
    {
        _open--;
        reader.Unassign(Where(partition));
    }

    private void FinishEmpty()
    {
        foreach (PartitionRecorder partition in _partitions.Where(partition => partition.NextOffset >= partition.Selection.StopOffset))
        {
            partition.Finish();
        }
    }

    private long Done() => _partitions.Sum(partition => partition.DoneOffsets);

    private void Report()
    {
        long done = Done();
        _context.Progress.Add(done - _doneBefore, _lastTimestampMs);
        _doneBefore = done;
    }

    private SimulationException Stalled()
    {
        string left = string.Join(", ", _partitions.Where(partition => !partition.IsDone).Take(5).Select(partition => string.Create(
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

    private static TopicPartitionOffset At(PartitionRecorder partition) => new(Where(partition), partition.NextOffset);

    private static TopicPartition Where(PartitionRecorder partition) => new(partition.Selection.Topic, partition.Selection.Partition);
}
