using System.Globalization;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>The surface's lock as one process reads and changes it.</summary>
internal sealed class ProcessSurface(ProcessCalls calls) : ISurfaceLock
{
    private readonly SimulatedWorld _world = calls.Process.World;

    public string Surface => "cluster/torghut";

    public TimeSpan LeaseTime => TimeSpan.FromSeconds(60);

    public TimeSpan RenewEvery => TimeSpan.FromSeconds(15);

    public Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken) => calls.ReadAsync<SurfaceReading>(CallKind.ReadSurface, Surface, () =>
    {
        string version = _world.Surface.Version.ToString(CultureInfo.InvariantCulture);
        return _world.Surface.Holder is HolderIdentity holder
            ? new SurfaceReading.Held(holder, version)
            : new SurfaceReading.Free(_world.Surface.Version == 0 ? null : version);
    });

    public Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken) =>
        calls.ReadAsync<int?>(CallKind.ReadSurface, "owed by " + holder.RunId, () => _world.OwedForCertain(holder.RunId));

    public Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        return ChangeAsync("acquire", () => _world.Acquire(calls.Process, permit, holder, version));
    }

    public Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        return ChangeAsync("renew", () => _world.Renew(holder));
    }

    public Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        long version = _world.Surface.Version;
        return ChangeAsync("release", () => _world.Release(calls.Process, runId, version));
    }

    private Task<MutationResult> ChangeAsync(string what, Func<MutationResult> change) =>
        calls.ChangeAsync(CallKind.ChangeSurface, what, change, () => new MutationResult.Conflict("simulated"));
}
