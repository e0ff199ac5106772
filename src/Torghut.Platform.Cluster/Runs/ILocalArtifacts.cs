using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Runs;

/// <summary>What a run over servers keeps on this machine: dumps, their tapes, and copies of its stores.</summary>
public interface ILocalArtifacts
{
    /// <summary>Decodes days into tapes, and reads copies of stores.</summary>
    ISimulationPlatform Platform { get; }

    /// <summary>Writes the day of a source that is on this machine as a dump, which takes its name when it is whole.</summary>
    /// <param name="run">Names source, window and topics.</param>
    /// <param name="path">The dump's file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="Torghut.Simulation.Errors.SimulationException">The source cannot be read, or the disk is full.</exception>
    DumpDigests WriteDump(RunDefinition run, string path, CancellationToken cancellationToken);

    /// <summary>Copies a ledger into a run's folder; an earlier copy is replaced when the new one is whole.</summary>
    void KeepLedger(ILedgerReader ledger, RunFolder folder, CancellationToken cancellationToken);

    /// <summary>Makes a run folder's copy of a signal store of files with comma-separated rows below a header, UTF-8; <c>\N</c> is null.</summary>
    /// <param name="files">File by table.</param>
    /// <param name="folder">The run's folder.</param>
    void KeepSignals(IReadOnlyDictionary<string, string> files, RunFolder folder);
}
