using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>librdkafka's <c>rd_kafka_message_t</c>: a record, or an error that stands in its place (the value is its text).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMessage
{
    /// <summary>0, or the error.</summary>
    public int Error;

    /// <summary>The topic's handle; 0 for none.</summary>
    public nint Topic;

    /// <summary>Partition.</summary>
    public int Partition;

    /// <summary>Value; null for none.</summary>
    public byte* Value;

    /// <summary>Bytes of the value.</summary>
    public nuint ValueBytes;

    /// <summary>Key; null for none.</summary>
    public byte* Key;

    /// <summary>Bytes of the key.</summary>
    public nuint KeyBytes;

    /// <summary>Offset.</summary>
    public long Offset;

    /// <summary>What was given with the record when it was sent.</summary>
    public nint Opaque;
}
