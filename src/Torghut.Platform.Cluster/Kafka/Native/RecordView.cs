using System.Text;
using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>
/// A record as the client holds it, or what stands in its place: the end of a partition, or an error. Nothing is copied: it
/// lives until the next <see cref="RecordReader.Read"/>.
/// </summary>
internal readonly unsafe ref struct RecordView
{
    private const int NoHeaders = (int)ErrorCode.Local_NoEnt;

    private readonly NativeMessage* _message;

    /// <summary>Makes the view.</summary>
    public RecordView(NativeMessage* message, int slot)
    {
        _message = message;
        Slot = slot;
    }

    /// <summary>The number that the partition was assigned with; −1 where the partition is not assigned.</summary>
    public int Slot { get; }

    /// <summary>Whether it is the end of the partition.</summary>
    public bool IsEnd => _message->Error == (int)ErrorCode.Local_PartitionEOF;

    /// <summary>Whether it is an error.</summary>
    public bool IsError => _message->Error != 0 && !IsEnd;

    /// <summary>Topic.</summary>
    public string Topic => _message->Topic == 0 ? "" : NativeClient.Text(Librdkafka.TopicName(_message->Topic));

    /// <summary>Partition.</summary>
    public int Partition => _message->Partition;

    /// <summary>Offset.</summary>
    public long Offset => _message->Offset;

    /// <summary>Timestamp, milliseconds since the Unix epoch.</summary>
    public long TimestampMs
    {
        get
        {
            int type;
            return Librdkafka.Timestamp(_message, &type);
        }
    }

    /// <summary>Whether the record has a key.</summary>
    public bool HasKey => _message->Key != null;

    /// <summary>Key; empty where there is none.</summary>
    public ReadOnlySpan<byte> Key => new(_message->Key, checked((int)_message->KeyBytes));

    /// <summary>Whether the record has a value.</summary>
    public bool HasValue => _message->Value != null;

    /// <summary>Value; empty where there is none.</summary>
    public ReadOnlySpan<byte> Value => new(_message->Value, checked((int)_message->ValueBytes));

    /// <summary>The record's headers, for <see cref="Header"/>; their memory is the record's.</summary>
    public nint Headers(out int count)
    {
        nint headers;
        int error = Librdkafka.Headers(_message, &headers);
        if (error == NoHeaders)
        {
            count = 0;
            return 0;
        }

        if (error != 0)
        {
            throw new KafkaException(NativeClient.ErrorOf(error));
        }

        count = (int)Librdkafka.HeaderCount(headers);
        return headers;
    }

    /// <summary>A header.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="index">Which, from 0.</param>
    /// <param name="name">Its name, UTF-8.</param>
    /// <param name="value">Its value; empty where there is none.</param>
    /// <returns>Whether it has a value.</returns>
    public static bool Header(nint headers, int index, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        byte* nameStart;
        byte* valueStart;
        nuint valueBytes;
        int error = Librdkafka.Header(headers, (nuint)index, &nameStart, &valueStart, &valueBytes);
        if (error != 0)
        {
            throw new KafkaException(NativeClient.ErrorOf(error));
        }

        name = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated(nameStart);
        value = new ReadOnlySpan<byte>(valueStart, checked((int)valueBytes));
        return valueStart != null;
    }

    /// <summary>The last header of a name; empty without one.</summary>
    /// <param name="name">The name, with a zero byte behind it, as UTF-8 literals have.</param>
    public ReadOnlySpan<byte> LastHeader(ReadOnlySpan<byte> name)
    {
        nint headers;
        if (Librdkafka.Headers(_message, &headers) != 0)
        {
            return default;
        }

        byte* value;
        nuint bytes;
        fixed (byte* text = name)
        {
            return Librdkafka.LastHeader(headers, text, &value, &bytes) == 0 ? new(value, checked((int)bytes)) : default;
        }
    }

    /// <summary>What went wrong, where <see cref="IsError"/>.</summary>
    public Error ToError() => _message->Value == null
        ? NativeClient.ErrorOf(_message->Error)
        : new Error((ErrorCode)_message->Error, Encoding.UTF8.GetString(Value).TrimEnd('\0'));
}
