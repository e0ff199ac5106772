using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Pauses;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The rule of taking over: a dead holder's lock is taken over only by its own run, or when it owes nothing.</summary>
internal sealed class SurfaceTakeover
{
    private readonly BoundedSurfaceLock _lock;
    private readonly HolderIdentity _self;
    private readonly Func<HolderIdentity, HolderLiveness> _judge;
    private readonly TimeProvider _time;

    /// <summary>The rule for one who asks.</summary>
    /// <param name="surface">The lock.</param>
    /// <param name="self">Who asks.</param>
    /// <param name="judge">Tells whether a holder still runs.</param>
    /// <param name="time">Clock of the lease.</param>
    public SurfaceTakeover(BoundedSurfaceLock surface, HolderIdentity self, Func<HolderIdentity, HolderLiveness> judge, TimeProvider time)
    {
        _lock = surface;
        _self = self;
        _judge = judge;
        _time = time;
    }

    /// <summary>Whether a lock that was read may be taken; throws the refusal when not, or when it may not be read.</summary>
    /// <returns>The version to take over from.</returns>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held:&lt;run&gt;</c>, <c>surface_lock_refused</c>.</exception>
    public async Task<string?> RequireAsync(SurfaceReading reading, CancellationToken cancellationToken) => reading switch
    {
        SurfaceReading.Free free => free.Version,
        SurfaceReading.Held held => await RequireAsync(held, cancellationToken).ConfigureAwait(false),
        SurfaceReading.Refused refused => throw new SimulationException(
            ExitCode.Refused, "surface_lock_refused", $"The lock of {_lock.Surface} cannot be used: {refused.Reason}."),
        _ => null,
    };

    private async Task<string?> RequireAsync(SurfaceReading.Held held, CancellationToken cancellationToken)
    {
        HolderIdentity holder = held.Holder;
        if (holder == _self)
        {
            return held.Version;
        }

        HolderLiveness liveness = _judge(holder);
        string? version = held.Version;
        if (liveness == HolderLiveness.Unknown)
        {
            (liveness, version) = await ObserveAsync(held, cancellationToken).ConfigureAwait(false);
        }

        if (liveness == HolderLiveness.Alive)
        {
            throw Refusal(holder, "it is at work");
        }

        if (holder.RunId == _self.RunId)
        {
            return version;
        }

        int? owes = await _lock.OwedByAsync(holder, cancellationToken).ConfigureAwait(false);
        return owes switch
        {
            0 => version,
            null => throw Refusal(holder, $"its process has ended, and what it owes cannot be known from here; look on {holder.Host}"),
            _ => throw Refusal(holder, $"its process has ended, and {owes} thing(s) are not back"),
        };
    }

    /// <summary>A holder of another machine is dead when its record does not change for a lease's time, by this process's clock.</summary>
    private async Task<(HolderLiveness Liveness, string? Version)> ObserveAsync(SurfaceReading.Held held, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (_time.GetElapsedTime(start) < _lock.LeaseTime)
        {
            await Pause.ForAsync(_lock.RenewEvery, _time, cancellationToken).ConfigureAwait(false);
            switch (await _lock.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                case SurfaceReading.Free free:
                    return (HolderLiveness.Dead, free.Version);
                case SurfaceReading.Held now when now.Version != held.Version:
                    return (HolderLiveness.Alive, now.Version);
            }
        }

        return (HolderLiveness.Dead, held.Version);
    }

    private SimulationException Refusal(HolderIdentity holder, string why) => new(
        ExitCode.Refused,
        $"simulation_runtime_lock_held:{holder.RunId}",
        $"The surface {_lock.Surface} is held by run '{holder.RunId}' ({holder}): {why}.")
    {
        Hint = $"Unwind that run, on {holder.Host}, with: {RunCommandLine.Of("teardown", holder.RunId, holder.RunFolder)}",
    };
}
