using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Accounts of the input: each line or record has exactly one outcome.</summary>
public sealed record InputIntegrity
{
    /// <summary>Lines or records read from the source.</summary>
    [Unit(Units.Count)]
    public required long LinesRead { get; init; }

    /// <summary>The same by what became of them.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>Whether the outcomes sum to the lines read.</summary>
    public required bool Accounted { get; init; }

    /// <summary>Counts by topic role.</summary>
    public required IReadOnlyList<RoleIntegrity> Roles { get; init; }

    /// <summary>Counts by topic role and symbol; empty where the source does not count by symbol.</summary>
    public required IReadOnlyList<SymbolIntegrity> Symbols { get; init; }

    /// <summary>Continuity by partition.</summary>
    public required IReadOnlyList<PartitionContinuity> Partitions { get; init; }

    /// <summary>The first records that were set aside, at most 100; all are counted in the outcomes.</summary>
    public required IReadOnlyList<QuarantinedRow> Quarantined { get; init; }
}
