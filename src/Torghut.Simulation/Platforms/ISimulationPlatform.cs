using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

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
    [Reads]
    IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run);

    /// <summary>
    /// The environment of workloads that somebody else starts, for plans: variables by workload. It holds no secret: a value
    /// <c>${NAME}</c> is what that variable of the reader's environment holds.
    /// </summary>
    [Reads]
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> DescribeWorkloads(RunDefinition run) =>
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Looks whether the servers allow what the run is going to do; changes nothing.</summary>
    /// <returns>One result for each server and question; any that has not passed refuses the run.</returns>
    [Reads]
    Task<IReadOnlyList<GuardResult>> ProbeAsync(RunDefinition run, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GuardResult>>([]);

    /// <summary>Looks at the input without decoding it; mutates nothing.</summary>
    /// <exception cref="Errors.SimulationException">There is no such input, or it cannot be read.</exception>
    [Reads]
    Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken);

    /// <summary>
    /// What a plan can say of an input that is read from servers which others use too; null where it is on this machine, so
    /// that a plan may decode it.
    /// </summary>
    [Reads]
    Task<InputForecast?> ForecastInputAsync(RunDefinition run, CancellationToken cancellationToken) => Task.FromResult<InputForecast?>(null);

    /// <summary>Whether a dump and tape of this input are already there; mutates nothing.</summary>
    [Reads]
    bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken);

    /// <summary>Dumps and decodes the input, or takes an earlier dump and tape of the same input.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cacheRoot">The folder of all runs, below which dumps and tapes are kept.</param>
    /// <param name="force">Whether an earlier dump and tape are made anew.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    [Reads]
    Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken);

    /// <summary>The dumps and tapes that are kept, in order of their paths.</summary>
    [Reads]
    IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot);

    /// <summary>Removes a kept dump or tape.</summary>
    /// <returns>False when a process is at work on it: nothing is removed.</returns>
    [Reads]
    bool RemoveCachedInput(string cacheRoot, string path);

    /// <summary>Stages the stores and replays the input through the trading system; mutates only through the request's pledged mutations.</summary>
    [Mutates]
    Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken);

    /// <summary>Whether the stores of a run still hold a replay that is said to be complete.</summary>
    /// <param name="run">The run.</param>
    /// <param name="recordsByTopic">Records by simulation topic, as the marker has them.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    [Reads]
    Task<bool> HoldsReplayAsync(
        RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken);

    /// <summary>Looks at how far a replayed run is, until the monitor is satisfied or its time is over.</summary>
    /// <param name="run">The run.</param>
    /// <param name="replay">What its replay did.</param>
    [Reads]
    ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay);

    /// <summary>
    /// Copies the stores of a run into its folder, where they are elsewhere and go with the run: what the report is made of
    /// stays, and can be looked at again.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="run">The run; null for a process that knows only the folder.</param>
    /// <param name="cancellationToken">Stops the copying; an earlier copy then stays.</param>
    [Reads]
    Task KeepStoresAsync(RunFolder folder, RunDefinition? run, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Opens the stores of a run for its report.</summary>
    [Reads]
    RunStores OpenStores(RunFolder folder);

    /// <summary>Writes the evidence tables of reports; null where the platform writes none.</summary>
    [Reads]
    IEvidenceFiles? EvidenceFiles() => null;

    /// <summary>
    /// Opens what there is of the stores of a run; what is missing or damaged stands in <see cref="RunStores.Problems"/>.
    /// </summary>
    /// <param name="folder">The run.</param>
    /// <param name="issues">Collects what the readers cannot read.</param>
    [Reads]
    RunStores SalvageStores(RunFolder folder, ReadIssues issues) => OpenStores(folder);

    /// <summary>
    /// What a run can change outside its artifacts, and how. Any later process asks this too, knowing no more than the run's
    /// folder: what it takes to restore must be found there or in the environment.
    /// </summary>
    /// <param name="folder">The run's folder; for a plan it does not exist.</param>
    /// <param name="run">The run; null for a process that knows only the folder.</param>
    [Reads]
    RunControl ControlOf(RunFolder folder, RunDefinition? run);
}
