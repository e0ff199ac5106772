using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Whether a run would be let in now: by its folder, by what was run under its id, by its surface. Takes and writes nothing.</summary>
public static class RunAdmission
{
    /// <summary>Refuses as the run would.</summary>
    /// <param name="run">The run.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="time">Clock of the limits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SimulationException">
    /// Another process is at work on the run, its id or token is another run's, its manifest has changed, or another run
    /// holds the surface.
    /// </exception>
    public static async Task RequireAsync(RunDefinition run, ISimulationPlatform platform, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        RunFolderLock.RequireFree(run.Folder, run.Identity.RunId);
        if (RunStateFile.Read(run.Folder) is RunState earlier)
        {
            InputInspection inspection = await platform.InspectInputAsync(run, cancellationToken).ConfigureAwait(false);
            RunContinuity.Check(run, CanonicalManifest.Of(run.Manifest, inspection.ContentKey), earlier);
        }

        RunControl control = platform.ControlOf(run.Folder, run);
        if (control.Surface is not ISurfaceLock surface)
        {
            return;
        }

        HolderIdentity self = HolderIdentity.OfThisProcess(run.Identity.RunId, run.Folder.Root, time.GetUtcNow());
        var bounded = new BoundedSurfaceLock(surface, control.CallLimit, time);
        SurfaceReading reading = await bounded.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (reading is SurfaceReading.Indeterminate unanswered)
        {
            throw new SimulationException(
                ExitCode.Refused, "surface_lock_unanswered", $"The lock of {surface.Surface} could not be read: {unanswered.Reason}.");
        }

        await new SurfaceTakeover(bounded, self, holder => HolderJudge.Judge(holder, self), time)
            .RequireAsync(reading, cancellationToken)
            .ConfigureAwait(false);
    }
}
