using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Reporting.Request;

/// <summary>The stores that a report is made of.</summary>
/// <param name="Ledger">The ledger, ours or another trader's; stays open. Its rows may come in any order.</param>
/// <param name="Signals">The signal store; null where there is none. Stays open.</param>
public sealed record ReportSources(ILedgerReader Ledger, ISignalStoreReader? Signals)
{
    /// <summary>What the readers could not read; complete once the rows were read.</summary>
    public ReadIssues Issues { get; init; } = new();

    /// <summary>Artifacts that are missing or damaged.</summary>
    public IReadOnlyList<ArtifactProblem> Problems { get; init; } = [];
}
