using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Restoring;

/// <summary>Fulfils a run's outstanding obligations, the last pledged first.</summary>
public sealed class ObligationUnwinder
{
    private readonly ObligationJournal _journal;
    private readonly IProgressObserver _observer;
    private readonly ThingRestorer _restorer;
    private readonly SurfaceReleaser? _surface;
    private readonly JournalCopier _copier;

    /// <summary>Makes an unwinder.</summary>
    public ObligationUnwinder(
        ObligationJournal journal, RunControl control, RestoreLimits limits, IProgressObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(limits);
        _journal = journal;
        _observer = observer;
        Time = time;
        _restorer = new ThingRestorer(journal, new BoundedControlPlane(control.Things, limits.PerCall, time), limits, time);
        _copier = new JournalCopier(journal, control.Copy, limits, time);
        _surface = control.Surface is null ? null : new SurfaceReleaser(journal, control, limits, time);
    }

    /// <summary>Clock of its limits.</summary>
    public TimeProvider Time { get; }

    /// <summary>Restores the things of one scope; one that cannot be restored does not stop the others.</summary>
    public Task<UnwindResult> UnwindAsync(ObligationScope scope, CancellationToken cancellationToken) =>
        UnwindAsync(obligation => obligation.Scope == scope, cancellationToken);

    /// <summary>Restores some things; one that cannot be restored does not stop the others.</summary>
    public async Task<UnwindResult> UnwindAsync(Func<Obligation, bool> which, CancellationToken cancellationToken)
    {
        UnwindResult result = UnwindResult.Nothing;
        foreach (OutstandingObligation owed in _journal.Outstanding.Where(owed => which(owed.Obligation)))
        {
            result = result.And(await UnwindAsync(owed, cancellationToken).ConfigureAwait(false));
            if (await _copier.TryAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            {
                _observer.Noted(NoteLevel.Warning, "journal_copy_stale", $"What is owed could not be written beside the surface: {problem}");
            }
        }

        return result;
    }

    /// <summary>Restores everything, scope by scope.</summary>
    public async Task<UnwindResult> UnwindAllAsync(CancellationToken cancellationToken)
    {
        UnwindResult result = UnwindResult.Nothing;
        foreach (ObligationScope scope in Enum.GetValues<ObligationScope>())
        {
            result = result.And(await UnwindAsync(scope, cancellationToken).ConfigureAwait(false));
        }

        return result;
    }

    private async Task<UnwindResult> UnwindAsync(OutstandingObligation owed, CancellationToken cancellationToken)
    {
        RestoreOutcome outcome = await RestoreAsync(owed, cancellationToken).ConfigureAwait(false);
        Obligation obligation = owed.Obligation;
        switch (outcome)
        {
            case RestoreOutcome.Restored restored:
                if (restored.Detail is not null && owed.IsPerformed)
                {
                    _observer.Noted(NoteLevel.Warning, "restored_by_other", $"{obligation.Target}: {restored.Detail}");
                }

                return new UnwindResult([obligation], [], Note(() => _journal.Release(obligation, restored.Detail)));
            case RestoreOutcome.Drifted drifted:
                return Unrestored(
                    new UnrestoredThing(obligation, ObligationStatus.Drifted, drifted.Present, drifted.Detail),
                    Note(() => _journal.Drift(obligation, drifted.Present, drifted.Detail)));
            case RestoreOutcome.Failed failed:
                return Unrestored(
                    new UnrestoredThing(obligation, ObligationStatus.Failed, failed.Present, failed.Detail),
                    Note(() => _journal.Fail(obligation, failed.Present, failed.Detail)));
            default:
                throw new InvalidOperationException("A restore outcome of an unknown kind.");
        }
    }

    private async Task<RestoreOutcome> RestoreAsync(OutstandingObligation owed, CancellationToken cancellationToken)
    {
        if (owed.Obligation.Scope != ObligationScope.Surface)
        {
            return await _restorer.RestoreAsync(owed, cancellationToken).ConfigureAwait(false);
        }

        if (_journal.Outstanding.Any(other => other.Obligation.Scope != ObligationScope.Surface))
        {
            return new RestoreOutcome.Failed(Present: null, "it is kept while other things are not back, so that no other run uses the surface");
        }

        return _surface is null
            ? new RestoreOutcome.Failed(Present: null, "this platform has no surface lock")
            : await _surface.ReleaseAsync(owed, cancellationToken).ConfigureAwait(false);
    }

    private UnwindResult Unrestored(UnrestoredThing thing, Exception? journalFailure)
    {
        _observer.Noted(
            NoteLevel.Error, "restore_failed", $"{thing.Obligation.Target}: {thing.Problem}. By hand: {thing.Obligation.ManualCommand}");
        return new UnwindResult([], [thing], journalFailure);
    }

    /// <summary>A full disk must not keep the other things from being put back.</summary>
    private static Exception? Note(Action note)
    {
        try
        {
            note();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure;
        }
    }
}
