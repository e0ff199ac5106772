namespace Torghut.Platform.Cluster.Kafka.Selection;

/// <summary>What a dump reads of one partition.</summary>
public sealed record PartitionSelection
{
    /// <summary>Topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Partition.</summary>
    public required int Partition { get; init; }

    /// <summary>First offset that the brokers still had.</summary>
    public required long LogStartOffset { get; init; }

    /// <summary>First offset behind the last committed record.</summary>
    public required long LogEndOffset { get; init; }

    /// <summary>How the range was found.</summary>
    public required SelectionMethod Method { get; init; }

    /// <summary>First offset to read.</summary>
    public required long StartOffset { get; init; }

    /// <summary>First offset not to read; of a scanned partition where reading ends at the latest.</summary>
    public required long StopOffset { get; init; }

    /// <summary>Name for messages.</summary>
    public override string ToString() => FormattableString.Invariant($"{Topic} [{Partition}]");
}
