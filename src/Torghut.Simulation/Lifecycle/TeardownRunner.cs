using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Fulfils every outstanding obligation of a run, whoever left it.</summary>
public static class TeardownRunner
{
    /// <summary>Tears down.</summary>
    public static async Task<TeardownResult> RunAsync(
        RunFolder folder, string runId, ISimulationPlatform platform, IProgressObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        using RunFolderLock held = RunFolderLock.Acquire(folder, runId, time.GetUtcNow());
        using ObligationJournal journal = ObligationJournal.Open(folder, time);
        int outstanding = journal.Outstanding.Count;
        IReadOnlyList<UnrestoredThing> unrestored =
            await ObligationUnwinder.UnwindAsync(journal, platform, folder, observer).ConfigureAwait(false);
        RestoreRequiredFile.Update(folder, runId, unrestored);
        return new TeardownResult(runId, outstanding - unrestored.Count, unrestored);
    }
}
