using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;
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
        RunControl control = _platform.ControlOf(folder, _run);
        var limits = new RestoreLimits { PerThing = control.RestoreLimit, PerCall = control.CallLimit };
        var unwinder = new ObligationUnwinder(journal, control, limits, _observer, _time);
        if (journal.Outstanding.Count > 0)
        {
            _observer.Noted(NoteLevel.Info, "earlier_attempt", "An earlier attempt left things behind; they are put back first.");
            UnwindResult unwound = await unwinder.UnwindAllAsync(CancellationToken.None).ConfigureAwait(false);
            RestoreRequiredFile.Update(folder, _run.Identity.RunId, unwound.Unrestored);
            if (unwound.Unrestored.Count > 0)
            {
                throw RestoreRequiredFile.ToException(folder, _run.Identity.RunId, unwound.Unrestored);
            }
        }

        var context = new PhaseContext
        {
            Run = _run,
            Platform = _platform,
            Settings = _settings,
            Observer = _observer,
            Time = _time,
            Folder = folder,
            Journal = journal,
            Recorder = new RunStateRecorder(folder, FirstState(canonical), _time, _observer),
            Clock = clock,
            Control = control,
            Mutations = new PledgedMutations(journal, control, limits, _time, GuardAsync),
            Unwinder = unwinder,
        };
        using var phases = new RunPhases(context);
        await phases.ForwardAsync(cancellationToken).ConfigureAwait(false);
        if (_settings.WholeLifecycle || phases.Failure is not null || phases.Cancelled)
        {
            await phases.UnwindAsync().ConfigureAwait(false);
        }

        return phases.End();
    }

    /// <summary>The hard blocks, again before each mutation.</summary>
    private Task GuardAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IsolationGuards.Enforce(IsolationGuards.Evaluate(_run));
        return Task.CompletedTask;
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
