using Torghut.Market.Sessions;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads a ledger once, table by table, keeping facts instead of rows.</summary>
internal static class EvidenceReader
{
    /// <summary>Reads everything that the report needs.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="runId">The run whose rows are wanted.</param>
    /// <param name="window">The window, by which times of another clock are known.</param>
    public static LedgerEvidence Read(ILedgerReader ledger, string runId, ReplayWindow window)
    {
        LedgerEvidence evidence = ReadTrading(ledger, runId, out DecisionLoader decisions);
        new FillResolver(evidence, window).Resolve();
        MarkDecisions(evidence);
        new ReviewLoader(evidence, decisions.Indexes).Load(ledger);
        new RuntimeEventLoader(evidence).Load(ledger);

        foreach (PositionSnapshotRow row in ledger.ReadPositionSnapshots())
        {
            evidence.FirstSnapshot = evidence.FirstSnapshot is { } first && IsBefore(first, row) ? first : row;
            evidence.LastSnapshot = evidence.LastSnapshot is { } last && IsBefore(row, last) ? last : row;
            evidence.SnapshotCount++;
        }

        foreach (TradeCursorRow row in ledger.ReadCursors())
        {
            evidence.Cursors.Add(row);
        }

        return evidence;
    }

    /// <summary>Reads decisions, executions and order events only: what the hashes of a run are made of.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="runId">The run whose rows are wanted.</param>
    public static LedgerEvidence ReadTrading(ILedgerReader ledger, string runId) => ReadTrading(ledger, runId, out _);

    /// <summary>Reads decisions and their reviews only.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="runId">The run whose rows are wanted.</param>
    public static LedgerEvidence ReadReviews(ILedgerReader ledger, string runId)
    {
        var evidence = new LedgerEvidence { MissingTables = ledger.MissingTables };
        var decisions = new DecisionLoader(evidence, runId);
        decisions.Load(ledger);
        new ReviewLoader(evidence, decisions.Indexes).Load(ledger);
        return evidence;
    }

    private static LedgerEvidence ReadTrading(ILedgerReader ledger, string runId, out DecisionLoader decisions)
    {
        var evidence = new LedgerEvidence { MissingTables = ledger.MissingTables };
        decisions = new DecisionLoader(evidence, runId);
        decisions.Load(ledger);
        var executions = new ExecutionLoader(evidence, runId, decisions.Indexes);
        executions.Load(ledger);
        new OrderEventLoader(evidence, runId, decisions.Indexes, executions.Indexes).Load(ledger);
        return evidence;
    }

    private static bool IsBefore(PositionSnapshotRow left, PositionSnapshotRow right) =>
        left.AsOf != right.AsOf ? left.AsOf < right.AsOf : left.Id.CompareTo(right.Id) < 0;

    private static void MarkDecisions(LedgerEvidence evidence)
    {
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            ref DecisionFact decision = ref evidence.Decisions[execution.Decision];
            decision.OrderAccepted |= execution.Accepted || execution.Filled;
            decision.OrderFilled |= execution.Filled;
        }
    }
}
