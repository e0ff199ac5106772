using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
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
    /// <exception cref="SimulationException">Refused before anything was begun: a held lock, another manifest.</exception>
    public async Task<RunOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        RunFolder folder = _run.Folder;
        InputInspection inspection = await _platform.InspectInputAsync(_run, cancellationToken).ConfigureAwait(false);
        CanonicalManifest canonical = CanonicalManifest.Of(_run.Manifest, inspection.ContentKey);
        bool isNew = !Directory.Exists(folder.Root);
        CreateFolder(folder);
        RunOutcome outcome;
        using (RunFolderLock held = RunFolderLock.Acquire(folder, _run.Identity.RunId, _time.GetUtcNow()))
        {
            RunState? earlier = RunStateFile.Read(folder);
            RunContinuity.Check(_run, canonical, earlier);
            if (earlier is { IsFinished: true } && !_settings.ForceReplay && !_settings.ForceDump)
            {
                return new RunOutcome { ExitCode = (ExitCode)earlier.ExitCode!.Value, State = earlier, Folder = folder, AlreadyFinished = true };
            }

            outcome = await ExecuteLockedAsync(folder, canonical, cancellationToken).ConfigureAwait(false);
        }

        if (isNew && outcome.ExitCode is ExitCode.Usage or ExitCode.Refused)
        {
            Directory.Delete(folder.Root, recursive: true);
        }

        return outcome;
    }

    private static void CreateFolder(RunFolder folder)
    {
        try
        {
            AtomicFile.CreateFolder(folder.Root);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "output_unwritable",
                $"Cannot create the run folder {folder.Root}: {cause.Message}. Expected: a writable --output-root.",
                cause);
        }
    }

    private async Task<RunOutcome> ExecuteLockedAsync(RunFolder folder, CanonicalManifest canonical, CancellationToken cancellationToken)
    {
        var clock = new PhaseClock(_time);
        using ObligationJournal journal = ObligationJournal.Open(folder, _time);
        if (journal.Outstanding.Count > 0)
        {
            _observer.Noted(NoteLevel.Info, "earlier_attempt", "An earlier attempt left things behind; they are put back first.");
            IReadOnlyList<UnrestoredThing> stuck =
                await ObligationUnwinder.UnwindAsync(journal, _platform, folder, _observer).ConfigureAwait(false);
            RestoreRequiredFile.Update(folder, _run.Identity.RunId, stuck);
            if (stuck.Count > 0)
            {
                throw RestoreRequiredFile.ToException(folder, _run.Identity.RunId, stuck);
            }
        }

        var recorder = new RunStateRecorder(folder, FirstState(canonical), _time, _observer);
        var context = new PhaseContext(_run, _platform, _settings, _observer, _time, folder, journal, recorder, clock);
        using var phases = new RunPhases(context);
        await phases.ForwardAsync(cancellationToken).ConfigureAwait(false);
        if (_settings.WholeLifecycle || phases.Failure is not null || phases.Cancelled)
        {
            await phases.UnwindAsync().ConfigureAwait(false);
        }

        return phases.End();
    }

    private RunState FirstState(CanonicalManifest canonical) => new()
    {
        RunId = _run.Identity.RunId,
        RunToken = _run.Identity.Token.Value,
        Mode = _settings.Mode,
        ProgramVersion = ProgramVersion.Current,
        ManifestHash = canonical.Hash,
        StartedAt = _time.GetUtcNow(),
    };
}
