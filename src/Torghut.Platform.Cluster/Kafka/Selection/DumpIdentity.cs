namespace Torghut.Platform.Cluster.Kafka.Selection;

/// <summary>What makes two dumps the same: source, window and topics.</summary>
public sealed record DumpIdentity
{
    /// <summary>Id of the Kafka cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>First instant of the window, milliseconds since the Unix epoch.</summary>
    public required long WindowStartMs { get; init; }

    /// <summary>First instant after the window, milliseconds since the Unix epoch.</summary>
    public required long WindowEndMs { get; init; }

    /// <summary>Simulation topic by source topic, by name; the value is null where nothing is replayed.</summary>
    public required SortedDictionary<string, string?> Topics { get; init; }

    /// <summary>First timestamp behind what is read: late appends after the window's end are read too.</summary>
    public long StopMs => WindowEndMs + LateAppendMs;

    /// <summary>How long after the window's end records may have been appended.</summary>
    public const long LateAppendMs = 300_000;

    /// <summary>Whether both are the same dump.</summary>
    public bool IsSame(DumpIdentity? other) =>
        other is not null && ClusterId == other.ClusterId && WindowStartMs == other.WindowStartMs && WindowEndMs == other.WindowEndMs
        && Topics.SequenceEqual(other.Topics);
}
