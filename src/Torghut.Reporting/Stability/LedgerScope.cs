using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>Which rows of the ledger the report is about.</summary>
public sealed record LedgerScope
{
    /// <summary><c>run</c>: decisions whose <c>simulation_run_id</c> is the run's; <c>all</c>: no decision names a run.</summary>
    [Words("run", "all")]
    public required string Mode { get; init; }

    /// <summary>Decisions of the ledger.</summary>
    [Unit(Units.Count)]
    public required long DecisionsTotal { get; init; }

    /// <summary>Decisions of other runs, left out.</summary>
    [Unit(Units.Count)]
    public required long DecisionsOfOtherRuns { get; init; }

    /// <summary>Decisions that name no run; left out where others name one.</summary>
    [Unit(Units.Count)]
    public required long DecisionsWithoutRun { get; init; }

    /// <summary>Decisions whose document cannot be read.</summary>
    [Unit(Units.Count)]
    public required long DocumentsUnreadable { get; init; }

    /// <summary>Executions of the ledger.</summary>
    [Unit(Units.Count)]
    public required long ExecutionsTotal { get; init; }

    /// <summary>Executions that belong to no decision of the ledger, left out.</summary>
    [Unit(Units.Count)]
    public required long ExecutionsUnlinked { get; init; }

    /// <summary>Order events without an execution id that belong to their decision's only execution.</summary>
    [Unit(Units.Count)]
    public required long OrderEventsLinkedByDecision { get; init; }
}
