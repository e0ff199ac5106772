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
        Obligation obligation = owed.Obligation;
        var thing = new ThingId(obligation.Kind, obligation.Target);
        var patience = new Patience(_limits, _things.SettleTime, _time);
        string problem = "nothing was tried";
        bool isChangedByUs = false;
        bool isSettled = owed.IsPerformed;
        bool mustReadBack;
        do
        {
            mustReadBack = false;
            ThingReading reading = await _things.ReadAsync(thing, cancellationToken).ConfigureAwait(false);
            if (Judge(reading, obligation, ref problem) is RestoreOutcome final)
            {
                return final;
            }

            if (reading is not ThingReading.Found found)
            {
                await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (found.Value == obligation.RestoreValue)
            {
                if (found.Broken is not null)
                {
                    return new RestoreOutcome.Failed(found.Value, $"it is as before, and without effect: {found.Broken}");
                }

                if (found.Pending is not null)
                {
                    problem = $"it is as before, and not in effect yet: {found.Pending}";
                    mustReadBack = false;
                    await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (isSettled)
                {
                    return new RestoreOutcome.Restored(isChangedByUs ? null : Elsewhere(owed, found));
                }

                // The change was sent, and not seen to be made: it may still be on its way, also when it was found and changed
                // back, for it may have been sent twice. How late it was sent is not known; that nobody sends it any more is,
                // since this process holds the run.
                await Pause.ForAsync(_things.SettleTime, _time, cancellationToken).ConfigureAwait(false);
                isSettled = mustReadBack = true;
                continue;
            }

            MutationResult result = await _things
                .MutateAsync(_journal.PermitRestore(obligation), ChangeBack(obligation, thing, found), cancellationToken)
                .ConfigureAwait(false);
            switch (result)
            {
                case MutationResult.Applied:
                    isChangedByUs = mustReadBack = true;
                    problem = "it was changed back, and does not read so";
                    continue;
                case MutationResult.Refused refused:
                    return new RestoreOutcome.Failed(found.Value, refused.Reason);
                default:
                    isSettled &= result is not MutationResult.Indeterminate;
                    problem = ReasonOf(result);
                    await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
                    continue;
            }
        }
        while (mustReadBack || !patience.IsOver);

        return new RestoreOutcome.Failed(
            Present: null, string.Create(CultureInfo.InvariantCulture, $"not restored within {patience.LimitSeconds:0.###} s: {problem}"));
    }

    /// <summary>What a reading decides by itself; null when the thing is the run's to change, or already as it was.</summary>
    private static RestoreOutcome? Judge(ThingReading reading, Obligation obligation, ref string problem)
    {
        switch (reading)
        {
            case ThingReading.Refused refused:
                return new RestoreOutcome.Failed(Present: null, refused.Reason);
            case ThingReading.Missing missing when obligation.RestoreValue is null:
                return new RestoreOutcome.Restored($"what held it is gone: {missing.Reason}");
            case ThingReading.Missing missing:
                return new RestoreOutcome.Drifted(Present: null, missing.Reason);
            case ThingReading.Indeterminate indeterminate:
                problem = indeterminate.Reason;
                return null;
            case ThingReading.Found found when found.Value == obligation.RestoreValue:
                return null;
            case ThingReading.Found found when IsOther(found, obligation):
                return new RestoreOutcome.Drifted(
                    found.Value, $"it is another one of this name: identity {found.Identity}, captured was {obligation.Identity}{Writer(found)}");
            case ThingReading.Found found when found.Value != obligation.Intended && found.Value != obligation.Captured:
                return new RestoreOutcome.Drifted(found.Value, $"it is neither what was captured nor what the run put there{Writer(found)}");
            default:
                return null;
        }
    }

    private static bool IsOther(ThingReading.Found found, Obligation obligation) =>
        obligation.Identity is not null && found.Identity is not null && found.Identity != obligation.Identity;

    private static ThingChange ChangeBack(Obligation obligation, ThingId thing, ThingReading.Found found) =>
        new(thing, found.Value, obligation.RestoreValue) { Identity = obligation.Identity, Version = found.Version };

    private static string? Elsewhere(OutstandingObligation owed, ThingReading.Found found) =>
        owed.IsPerformed ? $"restored_by_other{Writer(found)}" : "it had not been changed";

    private static string Writer(ThingReading.Found found) => found.LastWriter is null ? string.Empty : $"; written last by {found.LastWriter}";

    private static string ReasonOf(MutationResult result) => result switch
    {
        MutationResult.Conflict conflict => $"it changed meanwhile: {conflict.Reason}",
        MutationResult.NotFound missing => missing.Reason,
        MutationResult.Indeterminate indeterminate => indeterminate.Reason,
        _ => result.ToString(),
    };
}
