using Torghut.Platform.Cluster.Runs;
using Torghut.Platform.Embedded;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Platform.Embedded.Preparation;
using Torghut.Platform.Embedded.Signals;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Cli.Composition;

/// <summary>What a run over servers keeps on this machine, in the embedded platform's files.</summary>
internal sealed class LocalArtifacts(TimeProvider time) : ILocalArtifacts
{
    private const int RowsPerBatch = 4_000;

    /// <inheritdoc/>
    public ISimulationPlatform Platform { get; } = new EmbeddedPlatform(time);

    /// <inheritdoc/>
    public DumpDigests WriteDump(RunDefinition run, string path, CancellationToken cancellationToken) =>
        SourceExport.Write(run, path, DumpCompression.Zstd, cancellationToken);

    /// <inheritdoc/>
    public void KeepLedger(ILedgerReader ledger, RunFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(folder);
        using var copy = new SqliteLedgerWriter(folder.Ledger, isCopy: true);
        IEnumerable<ILedgerRow>[] tables =
        [
            ledger.ReadStrategies(), ledger.ReadDecisions(), ledger.ReadExecutions(), ledger.ReadOrderEvents(), ledger.ReadTcaMetrics(),
            ledger.ReadReviews(), ledger.ReadPositionSnapshots(), ledger.ReadCursors(), ledger.ReadRuntimeEvents(),
        ];
        foreach (ILedgerRow[] rows in tables.SelectMany(table => table.Chunk(RowsPerBatch)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            copy.Write(rows);
        }

        copy.Complete();
    }

    /// <inheritdoc/>
    public void KeepSignals(IReadOnlyDictionary<string, string> files, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        DuckDbSignalCopy.Make(folder.Signals, files);
    }
}
