using System.Globalization;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;

namespace Torghut.Simulation.Restoring;

/// <summary>
/// Puts the thing of one obligation back: reads it, changes it only from what the run put there, and reads it again.
/// Repeating it is harmless.
/// </summary>
internal sealed class ThingRestorer
{
    private readonly ObligationJournal _journal;
    private readonly IControlPlane _things;
    private readonly RestoreLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Makes a restorer.</summary>
    /// <param name="journal">Issues the permits.</param>
    /// <param name="things">The things; their calls are bounded.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="time">Clock of the limits.</param>
    public ThingRestorer(ObligationJournal journal, IControlPlane things, RestoreLimits limits, TimeProvider time)
    {
        _journal = journal;
        _things = things;
        _limits = limits;
        _time = time;
    }

    /// <summary>Restores.</summary>
    public async Task<RestoreOutcome> RestoreAsync(OutstandingObligation owed, CancellationToken cancellationToken)
    {
        var state = new RestoreAttempt(owed, new Patience(_limits, _things.SettleTime, _time));
        do
        {
            state.MustReadBack = false;
            ThingReading reading = await _things.ReadAsync(state.Thing, cancellationToken).ConfigureAwait(false);
            bool isBack = reading is ThingReading.Found seen && IsBack(seen, state.Obligation);
            if (!isBack && Judge(reading, state) is RestoreOutcome final)
            {
                return final;
            }

            RestoreOutcome? outcome = reading switch
            {
                ThingReading.Found found when isBack =>
                    await AcceptAsync(state, found, cancellationToken).ConfigureAwait(false),
                ThingReading.Found found => await ChangeBackAsync(state, found, cancellationToken).ConfigureAwait(false),
                _ => await WaitAsync(state, cancellationToken).ConfigureAwait(false),
            };
            if (outcome is not null)
            {
                return outcome;
            }
        }
        while (state.MustReadBack || !state.Patience.IsOver);

        return new RestoreOutcome.Failed(
            Present: null, string.Create(CultureInfo.InvariantCulture, $"not restored within {state.Patience.LimitSeconds:0.###} s: {state.Problem}"));
    }

    /// <summary>The thing is as before; whether it is so for good.</summary>
    /// <returns>What it came to; null to read it again.</returns>
    private async Task<RestoreOutcome?> AcceptAsync(RestoreAttempt state, ThingReading.Found found, CancellationToken cancellationToken)
    {
        if (found.Broken is not null)
        {
            return new RestoreOutcome.Failed(found.Value, $"it is as before, and without effect: {found.Broken}");
        }

        if (found.Pending is not null)
        {
            state.Problem = $"it is as before, and not in effect yet: {found.Pending}";
            return await WaitAsync(state, cancellationToken).ConfigureAwait(false);
        }

        if (state.IsSettled && found.IsMarked && !state.IsUnmarked)
        {
            // Another put it back, and knows nothing of the marks: whoever comes next would take the run for present.
            MutationResult taken = await SendAsync(state, found, found.Value, cancellationToken).ConfigureAwait(false);
            state.IsUnmarked = state.MustReadBack = taken is MutationResult.Applied;
            state.Problem = $"it is as before, and still marked as held: {ReasonOf(taken)}";
            return state.IsUnmarked ? null : await WaitAsync(state, cancellationToken).ConfigureAwait(false);
        }

        if (state.IsSettled)
        {
            return new RestoreOutcome.Restored(state.IsChangedByUs ? null : Elsewhere(state.Owed, found));
        }

        // The change was sent, and not seen to be made: it may still be on its way, also when it was found and changed
        // back, for it may have been sent twice. How late it was sent is not known; that nobody sends it any more is,
        // since this process holds the run.
        await Pause.ForAsync(_things.SettleTime, _time, cancellationToken).ConfigureAwait(false);
        state.IsSettled = state.MustReadBack = true;
        return null;
    }

    /// <summary>Changes the thing from what was read.</summary>
    /// <returns>What it came to; null to read it again.</returns>
    private async Task<RestoreOutcome?> ChangeBackAsync(RestoreAttempt state, ThingReading.Found found, CancellationToken cancellationToken)
    {
        MutationResult result = await SendAsync(state, found, state.Obligation.RestoreValue, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case MutationResult.Applied:
                state.IsChangedByUs = state.IsUnmarked = state.MustReadBack = true;
                state.Problem = "it was changed back, and does not read so";
                return null;
            case MutationResult.Refused refused:
                return new RestoreOutcome.Failed(found.Value, refused.Reason);
            default:
                state.IsSettled &= result is not MutationResult.Indeterminate;
                state.Problem = ReasonOf(result);
                return await WaitAsync(state, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<MutationResult> SendAsync(RestoreAttempt state, ThingReading.Found found, string? desired, CancellationToken cancellationToken)
    {
        var change = new ThingChange(state.Thing, found.Value, desired) { Identity = state.Obligation.Identity, Version = found.Version };
        return _things.MutateAsync(_journal.PermitRestore(state.Obligation), change, cancellationToken);
    }

    /// <summary>
    /// Whether the thing is as before: before this change of the run, or before an earlier one to the same thing, which is
    /// owed too. Then another, who knew both, put it back, and nothing is left to do for this one.
    /// </summary>
    private bool IsBack(ThingReading.Found found, Obligation obligation) =>
        found.Value == obligation.RestoreValue
        || (found.Value != obligation.Intended && !IsOther(found, obligation) && _journal.Outstanding.Any(owed =>
            owed.Obligation != obligation && owed.Obligation.Kind == obligation.Kind && owed.Obligation.Target == obligation.Target
            && owed.Obligation.RestoreValue == found.Value));

    private static async Task<RestoreOutcome?> WaitAsync(RestoreAttempt state, CancellationToken cancellationToken)
    {
        await state.Patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>What a reading decides by itself; null when the thing is the run's to change, or already as it was.</summary>
    private static RestoreOutcome? Judge(ThingReading reading, RestoreAttempt state)
    {
        Obligation obligation = state.Obligation;
        switch (reading)
        {
            case ThingReading.Refused refused:
                return new RestoreOutcome.Failed(Present: null, refused.Reason);
            case ThingReading.Missing missing when obligation.RestoreValue is null:
                return new RestoreOutcome.Restored($"what held it is gone: {missing.Reason}");
            case ThingReading.Missing missing:
                return new RestoreOutcome.Drifted(Present: null, $"{RestoreWords.Conflict}: {missing.Reason}");
            case ThingReading.Indeterminate indeterminate:
                state.Problem = indeterminate.Reason;
                return null;
            case ThingReading.Found found when IsOther(found, obligation):
                return new RestoreOutcome.Drifted(
                    found.Value, $"{RestoreWords.Conflict}: it is another one of this name: identity {found.Identity}, captured was {obligation.Identity}{Writer(found)}");
            case ThingReading.Found found when found.Value != obligation.Intended && found.Value != obligation.Captured:
                return new RestoreOutcome.Drifted(found.Value, $"it is neither what was captured nor what the run put there{Writer(found)}");
            default:
                return null;
        }
    }

    private static bool IsOther(ThingReading.Found found, Obligation obligation) =>
        obligation.Identity is not null && found.Identity is not null && found.Identity != obligation.Identity;

    private static string? Elsewhere(OutstandingObligation owed, ThingReading.Found found) =>
        owed.IsPerformed ? $"{RestoreWords.ByOther}{Writer(found)}" : "it had not been changed";

    private static string Writer(ThingReading.Found found) => found.LastWriter is null ? string.Empty : $"; written last by {found.LastWriter}";

    private static string ReasonOf(MutationResult result) => result switch
    {
        MutationResult.Conflict conflict => $"it changed meanwhile: {conflict.Reason}",
        MutationResult.NotFound missing => missing.Reason,
        MutationResult.Indeterminate indeterminate => indeterminate.Reason,
        _ => result.ToString(),
    };
}
