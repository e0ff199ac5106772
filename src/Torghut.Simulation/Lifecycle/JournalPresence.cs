using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Notices a journal that has gone.</summary>
internal static class JournalPresence
{
    /// <summary>Requires the journal of a run that has changed something and not put everything back.</summary>
    /// <exception cref="SimulationException"><c>obligations_journal_missing</c>: what is owed cannot be known.</exception>
    public static void Require(RunFolder folder, RunState? state)
    {
        if (state is null
            || (state[RunPhase.ArgocdPrepare].Status == PhaseStatus.Pending && state[RunPhase.Apply].Status == PhaseStatus.Pending)
            || state[RunPhase.ArgocdRestore].Status is PhaseStatus.Ok or PhaseStatus.Skipped
            || folder.Storage.Read(folder.Obligations) is not null)
        {
            return;
        }

        throw new SimulationException(
            ExitCode.RestoreRequired,
            "obligations_journal_missing",
            $"{folder.Obligations} does not exist, and {folder.RunState} says that the run has changed things. What it changed cannot be known, and nothing was touched.")
        {
            Hint = "Bring the file back, or see to the things by hand and remove the run with: torghut-sim clean",
        };
    }
}
