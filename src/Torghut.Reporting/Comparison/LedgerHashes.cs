using Torghut.Reporting.Evidence;
using Torghut.Reporting.Identity;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Comparison;

/// <summary>The hashes of a run, computed from its ledger as it is now.</summary>
/// <param name="DecisionHash">SHA-256 over the decisions.</param>
/// <param name="OrderHash">SHA-256 over the order events.</param>
public sealed record LedgerHashes(string DecisionHash, string OrderHash)
{
    /// <summary>Computes them.</summary>
    /// <param name="ledger">The ledger; stays open.</param>
    /// <param name="runId">The run whose rows are meant.</param>
    public static LedgerHashes Of(ILedgerReader ledger, string runId)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        LedgerEvidence evidence = EvidenceReader.ReadTrading(ledger, runId);
        return new LedgerHashes(DecisionHasher.Compute(evidence), OrderHasher.Compute(evidence));
    }
}
