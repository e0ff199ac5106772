using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Fulfils every outstanding obligation of a run, whoever left it.</summary>
public static class TeardownRunner
{
    /// <summary>Tears down.</summary>
    public static async Task<TeardownResult> RunAsync(
        RunFolder folder, HolderIdentity self, ISimulationPlatform platform, IProgressObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(platform);
        using RunFolderLock held = RunFolderLock.Acquire(folder, self);
        using ObligationJournal journal = ObligationJournal.Open(folder, time);
        RunControl control = platform.ControlOf(folder, run: null);
        var limits = new RestoreLimits { PerThing = control.RestoreLimit, PerCall = control.CallLimit };
        var unwinder = new ObligationUnwinder(journal, control, limits, observer, time);
        UnwindResult result = await unwinder.UnwindAllAsync(CancellationToken.None).ConfigureAwait(false);
        RestoreRequiredFile.Update(folder, self.RunId, result.Unrestored);
        return new TeardownResult(self.RunId, result.Released, result.Unrestored);
    }
}
