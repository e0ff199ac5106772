using System.Runtime.InteropServices;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Workers.Native;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>A record as it was read: it lives until its reader reads the next one.</summary>
internal readonly unsafe ref struct LogRecord
{
    private readonly NativeMessage* _message;

    /// <summary>Makes a record of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="where">Its topic and partition.</param>
    /// <param name="place">Which of the reader's partitions that is.</param>
    public LogRecord(NativeMessage* message, TopicPartition where, int place)
    {
        _message = message;
        Where = where;
        Place = place;
    }

    /// <summary>Topic and partition.</summary>
    public TopicPartition Where { get; }

    /// <summary>Place of topic and partition among those that the reader was given.</summary>
    public int Place { get; }

    /// <summary>Offset.</summary>
    public long Offset => _message->Offset;

    /// <summary>Time of the record, milliseconds since the Unix epoch.</summary>
    public long TimestampMs => ClientLibrary.TimestampMs(_message, out _);

    /// <summary>The key; empty without one.</summary>
    public ReadOnlySpan<byte> Key => new(_message->Key, checked((int)_message->KeyBytes));

    /// <summary>The value; empty without one.</summary>
    public ReadOnlySpan<byte> Value => new(_message->Payload, checked((int)_message->PayloadBytes));

    /// <summary>The last header of a name; empty without one.</summary>
    /// <param name="name">The name, with a zero byte behind it, as UTF-8 literals have.</param>
    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> name)
    {
        if (ClientLibrary.Headers(_message, out nint headers) != 0)
        {
            return default;
        }

        fixed (byte* text = &MemoryMarshal.GetReference(name))
        {
            return ClientLibrary.LastHeader(headers, text, out byte* value, out nuint bytes) == 0 ? new(value, checked((int)bytes)) : default;
        }
    }
}
