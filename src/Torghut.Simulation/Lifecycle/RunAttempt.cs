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

/// <summary>One attempt at a run, in a folder that this process has locked.</summary>
internal sealed class RunAttempt : IDisposable
{
    private readonly RunDefinition _run;
    private readonly ISimulationPlatform _platform;
    private readonly RunSettings _settings;
    private readonly NoteCollector _observer;
    private readonly TimeProvider _time;
    private readonly RunState? _earlier;
    private readonly ObligationJournal _journal;

    private RunAttempt(
        RunDefinition run, ISimulationPlatform platform, RunSettings settings, NoteCollector observer, TimeProvider time, RunState? earlier)
    {
        _run = run;
        _platform = platform;
        _settings = settings;
        _observer = observer;
        _time = time;
        _earlier = earlier;
        _journal = ObligationJournal.Open(run.Folder, time);
    }

    /// <summary>Opens the journal of the run.</summary>
    /// <exception cref="SimulationException">The journal is damaged or missing: what is owed cannot be known.</exception>
    public static RunAttempt Open(
        RunDefinition run, ISimulationPlatform platform, RunSettings settings, NoteCollector observer, TimeProvider time, RunState? earlier)
    {
        JournalPresence.Require(run.Folder, earlier);
        return new RunAttempt(run, platform, settings, observer, time, earlier);
    }

    /// <summary>Goes through the phases, or finishes what an earlier attempt left.</summary>
    public async Task<RunOutcome> ExecuteAsync(CanonicalManifest canonical, HolderIdentity self, CancellationToken cancellationToken)
    {
        RunControl control = _platform.ControlOf(_run.Folder, _run);
        var limits = new RestoreLimits { PerThing = _settings.RestoreLimit ?? control.RestoreLimit, PerCall = control.CallLimit };
        if (control.Surface is null)
        {
            return await ExecuteAsync(canonical, control, limits, surface: null, cancellationToken).ConfigureAwait(false);
        }

        var surface = new SurfaceKeeper(control.Surface, _journal, self, limits, _time)
        {
            Judge = _settings.Judge ?? (holder => HolderJudge.Judge(holder, self)),
        };
        await using (surface.ConfigureAwait(false))
        {
            return await ExecuteAsync(canonical, control, limits, surface, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private async Task<RunOutcome> ExecuteAsync(
        CanonicalManifest canonical, RunControl control, RestoreLimits limits, SurfaceKeeper? surface, CancellationToken cancellationToken)
    {
        using var drift = new DriftWatch(_journal, control, limits, _observer, _time);
        return await ExecuteAsync(canonical, new AttemptControl(control, limits, surface, drift), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> ExecuteAsync(CanonicalManifest canonical, AttemptControl means, CancellationToken cancellationToken)
    {
        (RunControl control, RestoreLimits limits, SurfaceKeeper? surface, DriftWatch drift) = means;
        var mutations = new PledgedMutations(_journal, control, limits, _time, token => GuardAsync(surface, drift, token));
        Continuation continuation = await new ContinuationRules(_run, _platform, _journal, mutations)
            .DecideAsync(_earlier, canonical.Hash, _settings.ForceDump || _settings.ForceReplay, cancellationToken)
            .ConfigureAwait(false);
        int owed = _journal.Outstanding.Count;
        int lines = _journal.Entries.Count;
        var context = new PhaseContext
        {
            Run = _run,
            Platform = _platform,
            Settings = _settings,
            Observer = _observer,
            Time = _time,
            Reporter = _settings.Reporter,
            Folder = _run.Folder,
            Journal = _journal,
            Recorder = new RunStateRecorder(_run.Folder, _earlier, _time, _observer),
            Failures = new Failures(() => owed > 0 || IsTouched(lines)),
            Clock = new PhaseClock(_time),
            Control = control,
            Mutations = mutations,
            Drift = drift,
            Surface = surface,
        };
        var unwind = new UnwindPhases(
            _run.Folder, _run.Identity.RunId, new ObligationUnwinder(_journal, control, limits, _observer, _time), control, mutations);
        return await WalkAsync(context, continuation, unwind, FirstState(canonical), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> WalkAsync(
        PhaseContext context, Continuation continuation, UnwindPhases unwind, RunState first, CancellationToken cancellationToken)
    {
        var runner = new PhaseRunner(context.Recorder, context.Clock, context.Failures, () => context.Surface?.Loss ?? context.Drift.Drift);
        bool isStarted = false;
        context.Failures.Try(() =>
        {
            context.Recorder.Start(first);
            isStarted = true;
        });
        if (continuation.Reason is not null)
        {
            string what = continuation.Kept is null ? "starts over" : "goes on after the replay";
            _observer.Noted(NoteLevel.Info, "earlier_attempt", $"There is an earlier attempt; this one {what}: {continuation.Reason}.");
        }

        if (!isStarted || (_journal.Outstanding.Count > 0 && !continuation.IsInPlace))
        {
            _observer.Noted(NoteLevel.Info, "earlier_obligations", "What the earlier attempt left behind is put back first.");
            await unwind.RunAsync(runner).ConfigureAwait(false);
            if (context.Failures.First is not null)
            {
                return AttemptEnd.Record(context, new AttemptResults(), unwind.Result);
            }
        }

        using var phases = new RunPhases(context, runner, unwind, continuation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.Surface?.Lost ?? CancellationToken.None, context.Drift.Seen);
        await phases.ForwardAsync(stop.Token).ConfigureAwait(false);
        context.Drift.Stop();
        bool isBack = _settings.WholeLifecycle || context.Failures.First is not null || context.Failures.IsCancelled;
        if (isBack)
        {
            await phases.BackAsync().ConfigureAwait(false);
        }

        return AttemptEnd.Record(context, phases.Results, isBack ? unwind.Result : null);
    }

    /// <summary>The hard blocks and the surface's lock, again before each change.</summary>
    private Task GuardAsync(SurfaceKeeper? surface, DriftWatch drift, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IsolationGuards.Enforce(IsolationGuards.Evaluate(_run));
        surface?.RequireHeld();
        drift.RequireNone();
        return Task.CompletedTask;
    }

    /// <summary>Whether this attempt has changed anything but the surface's lock, which stops nobody's work.</summary>
    private bool IsTouched(int linesBefore) =>
        _journal.Outstanding.Any(owed => owed.Obligation.Scope != ObligationScope.Surface)
        || _journal.Entries.Skip(linesBefore).Any(entry => entry.Status == ObligationStatus.Performed && entry.Id != SurfaceKeeper.ObligationId);

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
