namespace Torghut.Market.Integrity;

/// <summary>
/// What decoding found in the input: every record or line accounted for, continuity per partition, and presence per
/// symbol, channel and minute. Stored beside the tape, so that a warm run knows what a cold one found.
/// </summary>
public sealed record InputStatistics
{
    /// <summary>Lines or records read from the source.</summary>
    public required long LinesRead { get; init; }

    /// <summary>
    /// The same lines by what became of them; the values sum to <see cref="LinesRead"/>. Keys: <c>event</c> (became an event on the
    /// tape), <c>quote_half</c>, <c>no_change</c>, <c>outside_window</c>, <c>duplicate</c>, <c>suspicious</c>, <c>malformed</c>, and a
    /// quarantine reason for each violation of the envelope contract.
    /// </summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>
    /// Topic by role that the input's records name themselves, by the role's key (<c>trades</c>); a record's identity is made of it.
    /// A role that is not there has the topic that the run is configured with.
    /// </summary>
    public IReadOnlyDictionary<string, string> SourceTopics { get; init; } = new Dictionary<string, string>();

    /// <summary>Counts by topic role.</summary>
    public required IReadOnlyList<RoleStatistics> Roles { get; init; }

    /// <summary>Counts by topic role and symbol, in order of both; empty where the source does not count by symbol.</summary>
    public IReadOnlyList<SymbolRecords> Symbols { get; init; } = [];

    /// <summary>Continuity by partition, in order of topic role and partition.</summary>
    public required IReadOnlyList<PartitionStatistics> Partitions { get; init; }

    /// <summary>Presence by symbol and channel, in order of symbol and channel.</summary>
    public required IReadOnlyList<SymbolCoverage> Coverage { get; init; }

    /// <summary>The first quarantined or malformed records, at most 100; all are counted in <see cref="Outcomes"/>.</summary>
    public required IReadOnlyList<QuarantinedRecord> Quarantined { get; init; }
}
