using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Native;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>A record as it was read: it lives until its reader reads the next one.</summary>
internal readonly ref struct LogRecord
{
    private readonly RecordView _record;

    /// <summary>Makes a record.</summary>
    /// <param name="record">The record; its slot is the place of its partition among those that the reader was given.</param>
    /// <param name="where">Its topic and partition.</param>
    public LogRecord(RecordView record, TopicPartition where)
    {
        _record = record;
        Where = where;
    }

    /// <summary>Topic and partition.</summary>
    public TopicPartition Where { get; }

    /// <summary>Place of topic and partition among those that the reader was given.</summary>
    public int Place => _record.Slot;

    /// <summary>Offset.</summary>
    public long Offset => _record.Offset;

    /// <summary>Time of the record, milliseconds since the Unix epoch.</summary>
    public long TimestampMs => _record.TimestampMs;

    /// <summary>The key; empty without one.</summary>
    public ReadOnlySpan<byte> Key => _record.Key;

    /// <summary>The value; empty without one.</summary>
    public ReadOnlySpan<byte> Value => _record.Value;

    /// <summary>The last header of a name; empty without one.</summary>
    /// <param name="name">The name, with a zero byte behind it, as UTF-8 literals have.</param>
    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> name) => _record.LastHeader(name);
}
