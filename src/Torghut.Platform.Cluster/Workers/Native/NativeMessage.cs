using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Workers.Native;

/// <summary>A record, or an error, as librdkafka hands it over: <c>rd_kafka_message_t</c>. What it points at lives as long as it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct NativeMessage
{
    /// <summary>Error code; 0 for a record.</summary>
    public readonly int Error;

    /// <summary>The topic's handle.</summary>
    public readonly nint Topic;

    /// <summary>Partition.</summary>
    public readonly int Partition;

    /// <summary>The value, or the error's text; null for none.</summary>
    public readonly byte* Payload;

    /// <summary>Bytes of the value.</summary>
    public readonly nuint PayloadBytes;

    /// <summary>The key; null for none.</summary>
    public readonly byte* Key;

    /// <summary>Bytes of the key.</summary>
    public readonly nuint KeyBytes;

    /// <summary>Offset.</summary>
    public readonly long Offset;

    /// <summary>The library's own.</summary>
    public readonly nint Own;
}
