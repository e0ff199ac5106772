using Torghut.Platform.Embedded.Ledger;
using Torghut.Platform.Embedded.Signals;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Schema;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Salvage;

/// <summary>Opens what there is of a run's stores.</summary>
internal sealed class StoreSalvage(RunFolder folder, ReadIssues issues)
{
    private readonly List<ArtifactProblem> _problems = [];

    /// <summary>Stores that are missing or cannot be opened.</summary>
    public IReadOnlyList<ArtifactProblem> Problems => _problems;

    /// <summary>The ledger; an empty one where there is none.</summary>
    public ILedgerReader OpenLedger()
    {
        if (!File.Exists(folder.Ledger))
        {
            Add("ledger_missing", folder.Ledger, true, "The ledger is missing; decisions, orders and P&L are unknown.");
            return new EmptyLedger();
        }

        try
        {
            var ledger = new SqliteLedgerReader(folder.Ledger, issues);
            if (ledger.MissingTables.Count == LedgerSchema.Tables.Count)
            {
                AddUnreadable();
            }

            return ledger;
        }
        catch (SimulationException)
        {
            AddUnreadable();
            return new EmptyLedger();
        }
    }

    private void AddUnreadable() => Add(
        "ledger_unreadable", folder.Ledger, true, "The ledger is no SQLite file with a ledger's tables; decisions, orders and P&L are unknown.");

    /// <summary>The signal store; null where there is none.</summary>
    public ISignalStoreReader? OpenSignals()
    {
        const string Lost = "bars, mids, markouts, excursions and the continuity of signals are unknown.";
        if (!File.Exists(folder.Signals))
        {
            Add("signal_store_missing", folder.Signals, false, "The signal store is missing; " + Lost);
            return null;
        }

        try
        {
            return new TolerantSignals(new DuckDbSignalStoreReader(folder.Signals), issues);
        }
        catch (SimulationException)
        {
            Add("signal_store_unreadable", folder.Signals, false, "The signal store is no readable DuckDB file; " + Lost);
            return null;
        }
    }

    private void Add(string code, string path, bool isFatal, string message) => _problems.Add(new ArtifactProblem(
        code, folder.Relative(path), isFatal, message, "Restore the file from a copy, or run the day again with the same manifest."));
}
