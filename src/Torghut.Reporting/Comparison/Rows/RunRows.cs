using Torghut.Reporting.Evidence;
using Torghut.Reporting.Identity;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Comparison.Rows;

/// <summary>The decisions and order events of one run, in the orders in which they are hashed.</summary>
internal sealed class RunRows
{
    private RunRows(ILedgerReader ledger, LedgerEvidence evidence)
    {
        Ledger = ledger;
        Evidence = evidence;
        Decisions = DecisionHasher.Order(evidence);
        OrderEvents = OrderHasher.Order(evidence);
    }

    /// <summary>The ledger, for what the facts do not hold.</summary>
    public ILedgerReader Ledger { get; }

    /// <summary>The facts.</summary>
    public LedgerEvidence Evidence { get; }

    /// <summary>Indexes of decisions.</summary>
    public int[] Decisions { get; }

    /// <summary>Indexes of order events.</summary>
    public int[] OrderEvents { get; }

    /// <summary>Reads a run's rows.</summary>
    public static RunRows Read(ILedgerReader ledger, string runId) => new(ledger, EvidenceReader.ReadTrading(ledger, runId));
}
