using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>Lets go of a surface's lock.</summary>
internal sealed class SurfaceReleaser
{
    private readonly ObligationJournal _journal;
    private readonly BoundedSurfaceLock _lock;
    private readonly RestoreLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Makes a releaser.</summary>
    public SurfaceReleaser(ObligationJournal journal, ISurfaceLock surface, RestoreLimits limits, TimeProvider time)
    {
        _journal = journal;
        _lock = new BoundedSurfaceLock(surface, limits.PerCall, time);
        _limits = limits;
        _time = time;
    }

    /// <summary>Lets go, and reads back.</summary>
    public async Task<RestoreOutcome> ReleaseAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        var patience = new Patience(_limits, TimeSpan.Zero, _time);
        string problem;
        do
        {
            SurfaceReading reading = await _lock.ReadAsync(cancellationToken).ConfigureAwait(false);
            switch (reading)
            {
                case SurfaceReading.Free:
                    return new RestoreOutcome.Restored(Detail: null);
                case SurfaceReading.Refused refused:
                    return new RestoreOutcome.Failed(Present: null, refused.Reason);
                case SurfaceReading.Held held when held.Holder.RunId != obligation.Intended:
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
        while (!patience.IsOver);

        return new RestoreOutcome.Failed(Present: null, problem);
    }
}
