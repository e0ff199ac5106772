using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Tells where a run is; touches nothing.</summary>
public static class RunStatusReader
{
    /// <summary>Reads the status of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="runId">The run's id, for messages.</param>
    /// <param name="judge">Tells whether a holder still runs; by default, by this machine's processes.</param>
    /// <exception cref="SimulationException">
    /// <c>run_not_found</c>: there is no such run below the output root; or its journal is damaged or missing.
    /// </exception>
    public static RunStatus Read(RunFolder folder, string runId, Func<HolderIdentity, HolderLiveness>? judge = null)
    {
        RunState state = RunStateFile.Read(folder) ?? throw NotFound(folder, runId);
        JournalPresence.Require(folder, state);
        HolderIdentity? alive = RunFolderLock.HolderOf(folder, judge);
        IReadOnlyList<OutstandingObligation> outstanding = ObligationJournal.ReadOutstanding(folder);
        return new RunStatus
        {
            State = state,
            Holder = alive,
            LastHolder = alive is null ? RunFolderLock.LastHolderOf(folder) : null,
            Outstanding = outstanding,
            NextCommand = alive is not null ? null : NextCommand(folder, state, outstanding),
        };
    }

    /// <summary>The failure for a run that does not exist.</summary>
    public static SimulationException NotFound(RunFolder folder, string runId)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new SimulationException(ExitCode.Usage, "run_not_found", $"There is no run '{runId}': {folder.RunState} does not exist.")
        {
            Hint = "See what there is with: torghut-sim runs",
        };
    }

    private static string? NextCommand(RunFolder folder, RunState state, IReadOnlyList<OutstandingObligation> outstanding)
    {
        if (outstanding.Count > 0)
        {
            bool isLeftRunning = state is { Mode: "apply", ExitCode: (int)ExitCode.Success } && state[RunPhase.Report].Status != PhaseStatus.Ok;
            return RunCommandLine.Of(isLeftRunning ? "report" : "teardown", state.RunId, folder.Root);
        }

        return state.IsFinished || (state.ExitCode is 0 or 6 && state[RunPhase.Report].Status == PhaseStatus.Ok)
            ? null
            : RunCommandLine.Of("run", state.RunId, folder.Root, "--dataset-manifest FILE --confirm START_HISTORICAL_SIMULATION");
    }
}
