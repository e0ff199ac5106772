using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;

namespace Torghut.Platform.Cluster.Runs.Stores;

/// <summary>A run's stores on their servers, and their copies in the run's folder.</summary>
internal static class LiveStores
{
    /// <summary>Opens them for reading.</summary>
    /// <exception cref="SimulationException">The ledger cannot be read.</exception>
    public static RunStores Open(ClusterServers servers)
    {
        var ledger = new PostgresLedgerReader(servers.Postgres.Run);
        try
        {
            return new RunStores(ledger, new ClickHouseSignalStoreReader(servers.ClickHouse, servers.SignalDatabaseName));
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Whether both databases of the run are there.</summary>
    public static async Task<bool> AreThereAsync(ClusterServers servers, CancellationToken cancellationToken)
    {
        RunDatabase ledger = servers.Ledger();
        if (!ledger.Owns(await ledger.ReadAsync(cancellationToken).ConfigureAwait(false)))
        {
            return false;
        }

        using SignalDatabase signals = servers.Signals();
        return signals.Owns(await signals.ReadAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Copies both stores into the run's folder, everything as it was at one moment each.</summary>
    public static async Task KeepAsync(ClusterServers servers, ILocalArtifacts local, RunFolder folder, CancellationToken cancellationToken)
    {
        string drafts = Path.Combine(folder.Root, "copies.new");
        try
        {
            AtomicFile.CreateFolder(drafts);
            Dictionary<string, string> files = [];
            using (var reader = new ClickHouseSignalStoreReader(servers.ClickHouse, servers.SignalDatabaseName))
            {
                foreach (string table in SignalTables.All)
                {
                    files[table] = Path.Combine(drafts, table + ".csv");
                    await reader.WriteTableAsync(table, files[table], cancellationToken).ConfigureAwait(false);
                }
            }

            local.KeepSignals(files, folder);
            using var ledger = new PostgresLedgerReader(servers.Postgres.Run);
            local.KeepLedger(ledger, folder, cancellationToken);
        }
        finally
        {
            folder.Storage.DeleteFolder(drafts);
        }
    }
}
