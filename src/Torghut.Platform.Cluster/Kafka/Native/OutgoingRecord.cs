namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>A record that is sent; its bytes are copied by the client.</summary>
internal readonly ref struct OutgoingRecord
{
    /// <summary>The topic's handle, of <see cref="RecordWriter.Open"/>.</summary>
    public required nint Topic { get; init; }

    /// <summary>Partition.</summary>
    public required int Partition { get; init; }

    /// <summary>Timestamp, milliseconds since the Unix epoch.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>Whether it has a key.</summary>
    public bool HasKey { get; init; }

    /// <summary>Key.</summary>
    public ReadOnlySpan<byte> Key { get; init; }

    /// <summary>Whether it has a value.</summary>
    public bool HasValue { get; init; }

    /// <summary>Value.</summary>
    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>Headers.</summary>
    public required HeaderBuffer Headers { get; init; }
}
