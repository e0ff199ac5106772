using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Tells where a run is; touches nothing.</summary>
public static class RunStatusReader
{
    /// <summary>Reads the status of a run.</summary>
    /// <exception cref="SimulationException"><c>run_not_found</c>: there is no such run below the output root.</exception>
    public static RunStatus Read(RunFolder folder, string runId)
    {
        RunState state = RunStateFile.Read(folder) ?? throw NotFound(folder, runId);
        HolderIdentity? holder = RunFolderLock.HolderOf(folder);
        IReadOnlyList<OutstandingObligation> outstanding = ObligationJournal.ReadOutstanding(folder);
        return new RunStatus
        {
            State = state,
            Holder = holder,
            Outstanding = outstanding,
            NextCommand = NextCommand(state, holder, outstanding),
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

    private static string? NextCommand(RunState state, HolderIdentity? holder, IReadOnlyList<OutstandingObligation> outstanding)
    {
        if (holder is not null || state.IsFinished)
        {
            return null;
        }

        return outstanding.Count > 0
            ? $"torghut-sim teardown --run-id {state.RunId}"
            : $"torghut-sim run --run-id {state.RunId} --dataset-manifest FILE --confirm START_HISTORICAL_SIMULATION";
    }
}
