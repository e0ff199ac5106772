using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;

namespace Torghut.Simulation.Restoring;

/// <summary>Lets go of a surface's lock.</summary>
internal sealed class SurfaceReleaser
{
    private readonly ObligationJournal _journal;
    private readonly BoundedSurfaceLock _lock;
    private readonly RestoreLimits _limits;
    private readonly TimeSpan _settleTime;
    private readonly TimeProvider _time;

    /// <summary>Makes a releaser.</summary>
    /// <param name="journal">Issues the permits.</param>
    /// <param name="control">The lock, and how late a call that was given up may still take effect.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="time">Clock of the limits.</param>
    public SurfaceReleaser(ObligationJournal journal, RunControl control, RestoreLimits limits, TimeProvider time)
    {
        _journal = journal;
        _lock = new BoundedSurfaceLock(control.Surface!, limits.PerCall, time);
        _limits = limits;
        _settleTime = control.Things.SettleTime;
        _time = time;
    }

    /// <summary>Lets go, and reads back.</summary>
    public async Task<RestoreOutcome> ReleaseAsync(OutstandingObligation owed, CancellationToken cancellationToken)
    {
        Obligation obligation = owed.Obligation;
        var patience = new Patience(_limits, _settleTime, _time);
        bool isSettled = owed.IsPerformed;
        bool mustReadAgain;
        string problem;
        do
        {
            mustReadAgain = false;
            SurfaceReading reading = await _lock.ReadAsync(cancellationToken).ConfigureAwait(false);
            switch (reading)
            {
                case SurfaceReading.Free or SurfaceReading.Held when !isSettled && !IsOurs(reading, obligation):
                    // The lock was asked for, and not seen to be given: it may still be, to a run that has forgotten it.
                    await Pause.ForAsync(_settleTime, _time, cancellationToken).ConfigureAwait(false);
                    isSettled = mustReadAgain = true;
                    problem = "it may still be taken";
                    continue;
                case SurfaceReading.Free:
                    return new RestoreOutcome.Restored(Detail: null);
                case SurfaceReading.Refused refused:
                    return new RestoreOutcome.Failed(Present: null, refused.Reason);
                case SurfaceReading.Held held when !IsOurs(held, obligation):
                    return new RestoreOutcome.Restored($"run '{held.Holder.RunId}' has taken it over");
                case SurfaceReading.Held:
                    MutationResult result = await _lock
                        .ReleaseAsync(_journal.PermitRestore(obligation), obligation.Intended!, cancellationToken)
                        .ConfigureAwait(false);
                    if (result is MutationResult.Applied)
                    {
                        return new RestoreOutcome.Restored(Detail: null);
                    }

                    problem = result.ToString();
                    break;
                default:
                    problem = reading.ToString();
                    break;
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
        while (mustReadAgain || !patience.IsOver);

        return new RestoreOutcome.Failed(Present: null, problem);
    }

    private static bool IsOurs(SurfaceReading reading, Obligation obligation) =>
        reading is SurfaceReading.Held held && held.Holder.RunId == obligation.Intended;
}
