using Torghut.Market.Integrity;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>
/// A source's account of its records. What concerns events (late, locked, crossed, coincident, coverage, earliest and
/// latest) the tape counts itself.
/// </summary>
public sealed record DecodeResult
{
    /// <summary>The report's <c>input_hash</c>, lower-case hex.</summary>
    public required string InputHash { get; init; }

    /// <summary>Lines or records read.</summary>
    public required long LinesRead { get; init; }

    /// <summary>
    /// The same lines by what became of them, keys as in <see cref="InputStatistics.Outcomes"/>
    /// (<see cref="LineOutcomes"/>); the values sum to <see cref="LinesRead"/>, and <c>event</c> equals the number of
    /// events pushed. The tape refuses a result for which that does not hold.
    /// </summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>
    /// Topic by role, where the input's records name topics of their own (a dump): a record's identity is made of these, not of
    /// the topics that the run is configured with. Empty for a source whose records get the configured topics.
    /// </summary>
    public IReadOnlyDictionary<TopicRole, string> SourceTopics { get; init; } = new Dictionary<TopicRole, string>();

    /// <summary>Records by role, one entry per role that the input has, in order of role.</summary>
    public required IReadOnlyList<RoleRecords> Roles { get; init; }

    /// <summary>Records by role and symbol, in any order, each pair once.</summary>
    public IReadOnlyList<SymbolCount> Symbols { get; init; } = [];

    /// <summary>Continuity by partition, in order of role and partition.</summary>
    public required IReadOnlyList<PartitionStatistics> Partitions { get; init; }

    /// <summary>The first quarantined or malformed records in input order, at most <see cref="MaxQuarantined"/>.</summary>
    public required IReadOnlyList<QuarantinedRecord> Quarantined { get; init; }

    /// <summary>Most quarantined records that are kept one by one; all are counted.</summary>
    public const int MaxQuarantined = 100;
}
