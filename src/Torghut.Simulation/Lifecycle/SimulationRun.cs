using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// The lifecycle of one run: preflight, argocd_prepare, apply, monitor, report, and then, whatever happened, teardown
/// and argocd_restore.
/// </summary>
public sealed class SimulationRun
{
    private readonly RunDefinition _run;
    private readonly ISimulationPlatform _platform;
    private readonly NoteCollector _observer;
    private readonly TimeProvider _time;
    private readonly RunSettings _settings;

    /// <summary>Prepares the run; nothing is touched before <see cref="ExecuteAsync"/>.</summary>
    public SimulationRun(
        RunDefinition run, ISimulationPlatform platform, RunSettings settings, IRunObserver observer, TimeProvider time)
    {
        _run = run;
        _platform = platform;
        _settings = settings;
        _observer = new NoteCollector(observer);
        _time = time;
    }

    /// <summary>Runs the phases.</summary>
    /// <exception cref="SimulationException">
    /// Refused before anything was begun: a held lock, another manifest. Or exit 5: the run could not go as far as to put
    /// back what an earlier attempt left.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped from outside before anything was begun, and nothing is owed.</exception>
    public async Task<RunOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever kept the run from going its way back, what an earlier attempt left is still there.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            SimulationException failure = RestoreRequiredFile.ToFailure(_run.Folder, _run.Identity.RunId, cause);
            if (failure.ExitCode == ExitCode.RestoreRequired && failure != cause)
            {
                throw failure;
            }

            throw;
        }
    }

    private async Task<RunOutcome> BeginAsync(CancellationToken cancellationToken)
    {
        RunFolder folder = _run.Folder;
        InputInspection inspection = await _platform.InspectInputAsync(_run, cancellationToken).ConfigureAwait(false);
        CanonicalManifest canonical = CanonicalManifest.Of(_run.Manifest, inspection.ContentKey);
        HolderIdentity self = _settings.Self?.Invoke(folder) ?? HolderIdentity.OfThisProcess(_run.Identity.RunId, folder.Root, _time.GetUtcNow());
        using RunFolderLock held = Acquire(folder, self);
        RunState? earlier = RunStateFile.Read(folder);
        RunContinuity.Check(_run, canonical, earlier);
        if (earlier is { IsFinished: true } && !_settings.ForceReplay && !_settings.ForceDump)
        {
            return new RunOutcome
            {
                ExitCode = (ExitCode)earlier.ExitCode!.Value,
                State = earlier,
                Folder = folder,
                AlreadyFinished = true,
            };
        }

        RunOutcome outcome;
        using (RunAttempt attempt = RunAttempt.Open(_run, _platform, _settings, _observer, _time, earlier))
        {
            outcome = await attempt.ExecuteAsync(canonical, self, cancellationToken).ConfigureAwait(false);
        }

        if (earlier is null && outcome.ExitCode is ExitCode.Usage or ExitCode.Refused)
        {
            // Nothing was touched, so that nothing stays; the lock is held until it is gone.
            folder.Storage.DeleteFolder(folder.Root);
        }

        return outcome;
    }

    private static RunFolderLock Acquire(RunFolder folder, HolderIdentity self)
    {
        try
        {
            return RunFolderLock.Acquire(folder, self);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "output_unwritable",
                $"Cannot use the run folder {folder.Root}: {cause.Message}. Expected: a writable --output-root.",
                cause);
        }
    }
}
