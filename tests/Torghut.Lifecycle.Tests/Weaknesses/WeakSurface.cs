using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>A surface's lock whose dead holders are said to owe nothing.</summary>
internal sealed class WeakSurface(ISurfaceLock inner) : ISurfaceLock
{
    public string Surface => inner.Surface;

    public TimeSpan LeaseTime => inner.LeaseTime;

    public TimeSpan RenewEvery => inner.RenewEvery;

    public Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken) => Task.FromResult<int?>(0);

    public Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken) =>
        inner.AcquireAsync(permit, holder, version, cancellationToken);

    public Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken) =>
        inner.RenewAsync(permit, holder, cancellationToken);

    public Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken) =>
        inner.ReleaseAsync(permit, runId, cancellationToken);
}
