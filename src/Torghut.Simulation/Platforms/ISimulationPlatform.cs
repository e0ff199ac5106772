using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Platforms;

/// <summary>
/// The engines below a run: market log, stores and control plane. The run knows only this; a platform knows nothing of
/// strategies.
/// </summary>
public interface ISimulationPlatform
{
    /// <summary>Name in manifests: <c>embedded</c> or <c>cluster</c>.</summary>
    string Name { get; }

    /// <summary>The isolated stores that a run gets, for plans: name and place.</summary>
    IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run);

    /// <summary>Looks at the input without decoding it; mutates nothing.</summary>
    /// <exception cref="Errors.SimulationException">There is no such input, or it cannot be read.</exception>
    Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken);

    /// <summary>Whether a dump and tape of this input are already there; mutates nothing.</summary>
    bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken);

    /// <summary>Dumps and decodes the input, or takes an earlier dump and tape of the same input.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cacheRoot">The folder of all runs, in which tapes are kept.</param>
    /// <param name="force">Whether an earlier dump and tape are made anew.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken);

    /// <summary>The dumps and tapes that are kept, in order of their paths.</summary>
    IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot);

    /// <summary>Removes a kept dump or tape.</summary>
    /// <returns>False when a process is at work on it: nothing is removed.</returns>
    bool RemoveCachedInput(string cacheRoot, string path);

    /// <summary>Stages the stores and replays the input through the trading system; mutates only through the journal.</summary>
    Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken);

    /// <summary>Opens the stores of a run for its report.</summary>
    RunStores OpenStores(RunFolder folder);

    /// <summary>
    /// Puts one thing back and reads it back. Repeating it is harmless.
    /// </summary>
    /// <returns>Null when it is back; else what is there instead, or what failed.</returns>
    Task<string?> RestoreAsync(Obligation obligation, RunFolder folder, CancellationToken cancellationToken);
}
