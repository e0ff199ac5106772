using System.Globalization;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>Changes things for a run: pledges, changes by compare-and-set, reads back, notes.</summary>
public sealed class PledgedMutations : IPledgedMutations
{
    private readonly ObligationJournal _journal;
    private readonly BoundedControlPlane _things;
    private readonly RestoreLimits _limits;
    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task> _guard;
    private readonly JournalCopier _copier;

    /// <summary>Makes them.</summary>
    /// <param name="journal">Where everything is pledged.</param>
    /// <param name="control">The things.</param>
    /// <param name="limits">How long one may take.</param>
    /// <param name="time">Clock of the limits.</param>
    /// <param name="guard">Asked before each change; throws when the run may not change anything (any more).</param>
    public PledgedMutations(
        ObligationJournal journal, RunControl control, RestoreLimits limits, TimeProvider time, Func<CancellationToken, Task> guard)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(limits);
        _journal = journal;
        _things = new BoundedControlPlane(control.Things, limits.PerCall, time);
        _limits = limits;
        _time = time;
        _guard = guard;
        _copier = new JournalCopier(journal, control.Copy, limits, time);
    }

    /// <inheritdoc/>
    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken) => _things.ReadAsync(thing, cancellationToken);

    /// <inheritdoc/>
    public async Task<PerformResult> PerformAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        if (obligation.Captured == obligation.Intended)
        {
            return PerformResult.AlreadyThere;
        }

        await _guard(cancellationToken).ConfigureAwait(false);
        MutationPermit permit = _journal.Pledge(obligation);
        await CopyPledgeAsync(obligation, cancellationToken).ConfigureAwait(false);
        await MakeAsync(obligation, permit, cancellationToken).ConfigureAwait(false);
        _journal.Performed(obligation);
        await _copier.TryAsync(cancellationToken).ConfigureAwait(false);
        return PerformResult.Performed;
    }

    /// <inheritdoc/>
    public async Task RestoreAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        OutstandingObligation owed = _journal.Outstanding.First(outstanding => outstanding.Obligation == obligation);
        RestoreOutcome outcome = await new ThingRestorer(_journal, _things, _limits, _time)
            .RestoreAsync(owed, cancellationToken)
            .ConfigureAwait(false);
        if (outcome is not RestoreOutcome.Restored restored)
        {
            throw Failure("restore_failed", obligation, outcome.ToString());
        }

        _journal.Release(obligation, restored.Detail);
        await _copier.TryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nothing is changed that only this machine knows of.</summary>
    private async Task CopyPledgeAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        try
        {
            await _copier.RequireAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _journal.Release(obligation, "not changed: the copy of the journal was not written");
            throw;
        }
    }

    /// <summary>Sends the change until it is there, or surely is not and will not be.</summary>
    private async Task MakeAsync(Obligation obligation, MutationPermit first, CancellationToken cancellationToken)
    {
        var change = new ThingChange(new ThingId(obligation.Kind, obligation.Target), obligation.Captured, obligation.Intended)
        {
            Identity = obligation.Identity,
        };
        var patience = new Patience(_limits, _things.SettleTime, _time);
        MutationPermit permit = first;
        bool isUncertain = false;
        for (int sent = 1; ; sent++)
        {
            MutationResult result = await _things.MutateAsync(permit, change, cancellationToken).ConfigureAwait(false);
            DateTimeOffset givenUp = _time.GetUtcNow();
            if (!isUncertain && ReasonNotMade(result) is string reason)
            {
                _journal.Release(obligation, $"not changed: {reason}");
                throw Failure(result is MutationResult.Refused ? "mutation_refused" : "mutation_conflict", obligation, reason);
            }

            isUncertain |= result is MutationResult.Indeterminate;
            if (await IsThereAsync(change, obligation, patience, result is MutationResult.Applied, cancellationToken).ConfigureAwait(false))
            {
                if (sent > 1 && result is MutationResult.Indeterminate)
                {
                    // An earlier one is seen; this one may still be on its way, and would come again behind the way back.
                    await patience.WaitUntilAsync(givenUp, _things.SettleTime, cancellationToken).ConfigureAwait(false);
                }

                return;
            }

            if (patience.IsOver)
            {
                throw Failure(
                    "mutation_unverified",
                    obligation,
                    string.Create(CultureInfo.InvariantCulture, $"not changed within {patience.LimitSeconds:0.###} s: {result}"));
            }

            await patience.WaitUntilAsync(givenUp, _things.SettleTime, cancellationToken).ConfigureAwait(false);
            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
            await _guard(cancellationToken).ConfigureAwait(false);
            permit = _journal.PermitAgain(obligation);
        }
    }

    /// <summary>Reads back until the change is seen, or the thing is surely as it was.</summary>
    private async Task<bool> IsThereAsync(
        ThingChange change, Obligation obligation, Patience patience, bool isApplied, CancellationToken cancellationToken)
    {
        while (true)
        {
            ThingReading reading = await _things.ReadAsync(change.Thing, cancellationToken).ConfigureAwait(false);
            switch (reading)
            {
                case ThingReading.Found { Broken: { } broken } found when found.Value == change.Desired:
                    throw Failure("mutation_without_effect", obligation, broken);
                case ThingReading.Found { Pending: null } found when found.Value == change.Desired:
                    return true;
                case ThingReading.Found found when found.Value == change.Desired:
                    break;
                case ThingReading.Found found when found.Value == change.Expected && !isApplied:
                    return false;
                case ThingReading.Found found when found.Value == change.Expected && obligation.EndsByItself:
                    return true;
                case ThingReading.Found found when found.Value != change.Expected:
                    throw Failure("mutation_conflict", obligation, $"it is neither what was captured nor what is intended: {found.Value ?? "nothing"}");
                case ThingReading.Missing missing:
                    throw Failure("mutation_conflict", obligation, missing.Reason);
                case ThingReading.Refused refused:
                    throw Failure("mutation_refused", obligation, refused.Reason);
            }

            if (patience.IsOver)
            {
                throw Failure("mutation_unverified", obligation, (reading as ThingReading.Found)?.Pending ?? reading.ToString());
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? ReasonNotMade(MutationResult result) => result switch
    {
        MutationResult.Conflict conflict => conflict.Reason,
        MutationResult.NotFound missing => missing.Reason,
        MutationResult.Refused refused => refused.Reason,
        _ => null,
    };

    private static SimulationException Failure(string code, Obligation obligation, string reason) =>
        new(ExitCode.Failed, code, $"{obligation.Kind} '{obligation.Target}': {reason}.");
}
