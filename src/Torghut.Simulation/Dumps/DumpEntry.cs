namespace Torghut.Simulation.Dumps;

/// <summary>One record as a dump keeps it: exactly what the source had, and where it is to be replayed.</summary>
public readonly record struct DumpEntry
{
    /// <summary>Source topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Source partition.</summary>
    public required int Partition { get; init; }

    /// <summary>Source offset.</summary>
    public required long Offset { get; init; }

    /// <summary>Record timestamp, milliseconds since the Unix epoch.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>Topic that the record is to be replayed into; null for none.</summary>
    public string? ReplayTopic { get; init; }

    /// <summary>Key; null where the record has none.</summary>
    public ReadOnlyMemory<byte>? Key { get; init; }

    /// <summary>Value; null for a tombstone.</summary>
    public required ReadOnlyMemory<byte>? Value { get; init; }

    /// <summary>Headers in their order; null for none.</summary>
    public IReadOnlyList<DumpHeader>? Headers { get; init; }
}
