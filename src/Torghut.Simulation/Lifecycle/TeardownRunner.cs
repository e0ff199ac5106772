using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Fulfils every outstanding obligation of a run, whoever left it, and records that in the run's state.</summary>
public sealed class TeardownRunner
{
    private readonly RunFolder _folder;
    private readonly ISimulationPlatform _platform;
    private readonly IRunObserver _observer;
    private readonly TimeProvider _time;
    private readonly TimeSpan? _restoreLimit;

    /// <summary>Prepares a teardown; nothing is touched before <see cref="ExecuteAsync"/>.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="observer">Hears of what happens.</param>
    /// <param name="time">Clock.</param>
    /// <param name="restoreLimit">How long restoring one thing may take; null for the platform's own limit.</param>
    public TeardownRunner(RunFolder folder, ISimulationPlatform platform, IRunObserver observer, TimeProvider time, TimeSpan? restoreLimit = null)
    {
        _folder = folder;
        _platform = platform;
        _observer = observer;
        _time = time;
        _restoreLimit = restoreLimit;
    }

    /// <summary>
    /// The run by its original manifest, where that held passwords which no file keeps; null for what the folder says.
    /// </summary>
    public RunDefinition? Run { get; init; }

    /// <summary>Tears down.</summary>
    /// <exception cref="SimulationException">Another process is at work on the run; or its journal is damaged or missing.</exception>
    public async Task<TeardownResult> ExecuteAsync(HolderIdentity self)
    {
        ArgumentNullException.ThrowIfNull(self);
        try
        {
            return await UnwindAsync(self).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever kept the teardown from its work, what is owed is still owed.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw RestoreRequiredFile.ToFailure(_folder, self.RunId, cause);
        }
    }

    private async Task<TeardownResult> UnwindAsync(HolderIdentity self)
    {
        using RunFolderLock held = RunFolderLock.Acquire(_folder, self);
        RunState? earlier = ReadState();
        JournalPresence.Require(_folder, earlier);
        if (Run is not null)
        {
            RunContinuity.CheckServers(Run);
        }

        using ObligationJournal journal = ObligationJournal.Open(_folder, _time);
        RunControl control = _platform.ControlOf(_folder, Run);
        var limits = new RestoreLimits { PerThing = _restoreLimit ?? control.RestoreLimit, PerCall = control.CallLimit };
        var unwinder = new ObligationUnwinder(journal, control, limits, _observer, _time);
        if (earlier is null)
        {
            UnwindResult result = await unwinder.UnwindAllAsync(CancellationToken.None).ConfigureAwait(false);
            RestoreRequiredFile.Update(_folder, self.RunId, result.Unrestored);
            return new TeardownResult(self.RunId, result, Failure: null);
        }

        var mutations = new PledgedMutations(journal, control, limits, _time, _ => Task.CompletedTask);
        var unwind = new UnwindPhases(_folder, self.RunId, unwinder, control, mutations);
        var recorder = new RunStateRecorder(_folder, earlier, _time, _observer);
        var failures = new Failures(() => true);
        if (IsNeeded(recorder.State, journal))
        {
            // A run that was broken off is put back without asking anybody; one that was left running as asked is judged.
            bool isJudged = earlier[RunPhase.Apply].Status == PhaseStatus.Ok && earlier.ExitCode == (int)ExitCode.Success;
            await unwind.RunAsync(new PhaseRunner(recorder, new PhaseClock(_time), failures, () => null), isJudged).ConfigureAwait(false);
        }

        if (journal.Outstanding.Count == 0)
        {
            await LetGoAsync(control, journal, unwinder, self).ConfigureAwait(false);
        }

        failures.Try(() => RestoreRequiredFile.Update(_folder, self.RunId, unwind.Result.Unrestored));
        failures.Try(() => RunManifestFile.UpdateRestoreStatus(_folder, journal));
        failures.Try(() => Report(journal, self.RunId));
        var outcome = new TeardownResult(self.RunId, unwind.Result, failures.First);
        if (recorder.State.ExitCode is null || outcome.ExitCode == ExitCode.RestoreRequired)
        {
            failures.Try(() => recorder.End(Final(earlier, outcome), recorder.State.Verdict));
        }

        return outcome with { Failure = failures.First };
    }

    /// <summary>
    /// A lock of the surface that a late call of this run's earlier process made after the run had let go of it. Nobody else
    /// can be at work in the run's folder, which is locked.
    /// </summary>
    private async Task LetGoAsync(RunControl control, ObligationJournal journal, ObligationUnwinder unwinder, HolderIdentity self)
    {
        if (control.Surface is not ISurfaceLock surface)
        {
            return;
        }

        SurfaceReading reading = await new BoundedSurfaceLock(surface, control.CallLimit, _time).ReadAsync(CancellationToken.None).ConfigureAwait(false);
        if (reading is not SurfaceReading.Held held || held.Holder.RunId != self.RunId
            || held.Holder.Host != self.Host || held.Holder.RunFolder != self.RunFolder)
        {
            return;
        }

        var left = new Obligation
        {
            Id = SurfaceKeeper.ObligationId,
            Kind = ISurfaceLock.Kind,
            Target = surface.Surface,
            Scope = ObligationScope.Surface,
            Intended = self.RunId,
            Restore = "Lets go of the surface's lock.",
            ManualCommand = RunCommandLine.Of("teardown", self.RunId, self.RunFolder),
        };
        journal.Pledge(left);
        journal.Performed(left);
        _observer.Noted(NoteLevel.Warning, "surface_lock_left", $"The lock {surface.Surface} was still this run's, of a process that has ended.");
        await unwinder.UnwindAsync(ObligationScope.Surface, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>A report that is there says what was found now.</summary>
    private void Report(ObligationJournal journal, string runId)
    {
        if (ControlPlaneFile.UpdateRestored(_folder, journal) && Directory.Exists(_folder.Report))
        {
            RunManifestFile.UpdateReport(_folder, ReportRunner.Write(_platform, _folder, runId));
        }
    }

    /// <summary>A finished run that owes nothing is left as it is.</summary>
    private static bool IsNeeded(RunState state, ObligationJournal journal) =>
        journal.Outstanding.Count > 0 || state.ExitCode is null || !IsRestored(state);

    private static bool IsRestored(RunState state) =>
        state[RunPhase.Teardown].Status is PhaseStatus.Ok or PhaseStatus.Skipped
        && state[RunPhase.ArgocdRestore].Status is PhaseStatus.Ok or PhaseStatus.Skipped;

    /// <summary>
    /// How the run ended, which a teardown makes no better than it was: one that was broken off has failed; one that only
    /// owed something ended as its report says.
    /// </summary>
    private static ExitCode Final(RunState earlier, TeardownResult outcome) =>
        outcome.ExitCode != ExitCode.Success ? outcome.ExitCode
        : earlier.ExitCode is int before and not (int)ExitCode.RestoreRequired ? (ExitCode)before
        : earlier[RunPhase.Report].Status != PhaseStatus.Ok ? ExitCode.Failed
        : earlier.Verdict == "FAIL" ? ExitCode.VerdictFail
        : ExitCode.Success;

    /// <summary>A state that cannot be read does not keep anything from being put back.</summary>
    private RunState? ReadState()
    {
        try
        {
            return RunStateFile.Read(_folder);
        }
        catch (SimulationException unreadable)
        {
            _observer.Noted(NoteLevel.Warning, unreadable.Code, $"{unreadable.Message} What is owed is put back all the same.");
            return null;
        }
    }
}
