namespace Torghut.Reporting.Evidence;

/// <summary>Which rows of the ledger are the run's, and how many were left out.</summary>
internal sealed class ScopeFact
{
    /// <summary>Whether any decision names a run; if none does, all are in scope.</summary>
    public bool ByRun { get; set; }

    public long DecisionsTotal { get; set; }

    public long DecisionsOfOtherRuns { get; set; }

    public long DecisionsWithoutRun { get; set; }

    public long ExecutionsTotal { get; set; }

    /// <summary>Executions that name no decision, or none of the ledger's.</summary>
    public long ExecutionsUnlinked { get; set; }

    public long OrderEventsTotal { get; set; }

    /// <summary>Order events that no execution can be found for.</summary>
    public long OrderEventsUnlinked { get; set; }

    public long OrderEventsLinkedByDecision { get; set; }

    public long TcaTotal { get; set; }

    public long ReviewsTotal { get; set; }

    /// <summary>Decisions whose document is no JSON object.</summary>
    public long DocumentsUnreadable { get; set; }
}
