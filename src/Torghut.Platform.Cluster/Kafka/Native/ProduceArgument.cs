using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>librdkafka's <c>rd_kafka_vu_t</c>: one argument of a record that is sent; what the fields mean depends on the kind.</summary>
[StructLayout(LayoutKind.Explicit, Size = 72)]
internal unsafe struct ProduceArgument
{
    private const int TopicKind = 2;
    private const int PartitionKind = 3;
    private const int ValueKind = 4;
    private const int KeyKind = 5;
    private const int FlagsKind = 7;
    private const int TimestampKind = 8;
    private const int HeaderKind = 9;

    [FieldOffset(0)]
    private int _kind;

    [FieldOffset(8)]
    private void* _pointer;

    [FieldOffset(8)]
    private int _number;

    [FieldOffset(8)]
    private long _longNumber;

    [FieldOffset(16)]
    private nint _bytes;

    [FieldOffset(16)]
    private void* _headerValue;

    [FieldOffset(24)]
    private nint _headerValueBytes;

    /// <summary>The topic, by its handle.</summary>
    public static ProduceArgument Topic(nint handle) => new() { _kind = TopicKind, _pointer = (void*)handle };

    /// <summary>The partition.</summary>
    public static ProduceArgument Partition(int partition) => new() { _kind = PartitionKind, _number = partition };

    /// <summary>The value; a null pointer for none.</summary>
    public static ProduceArgument Value(byte* bytes, int length) => new() { _kind = ValueKind, _pointer = bytes, _bytes = length };

    /// <summary>The key; a null pointer for none.</summary>
    public static ProduceArgument Key(byte* bytes, int length) => new() { _kind = KeyKind, _pointer = bytes, _bytes = length };

    /// <summary>How the call goes about it.</summary>
    public static ProduceArgument Flags(int flags) => new() { _kind = FlagsKind, _number = flags };

    /// <summary>The timestamp, milliseconds since the Unix epoch.</summary>
    public static ProduceArgument Timestamp(long timestampMs) => new() { _kind = TimestampKind, _longNumber = timestampMs };

    /// <summary>A header; its name ends with a zero byte, a null pointer stands for no value.</summary>
    public static ProduceArgument Header(byte* name, byte* value, int length) =>
        new() { _kind = HeaderKind, _pointer = name, _headerValue = value, _headerValueBytes = length };
}
