using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>Gives every call of a surface lock a limit.</summary>
public sealed class BoundedSurfaceLock : ISurfaceLock
{
    private readonly ISurfaceLock _inner;
    private readonly BoundedCalls _calls;

    /// <summary>Bounds the calls of another.</summary>
    /// <param name="inner">The other.</param>
    /// <param name="limit">Limit of one call.</param>
    /// <param name="time">Clock of the limit.</param>
    public BoundedSurfaceLock(ISurfaceLock inner, TimeSpan limit, TimeProvider time)
    {
        _inner = inner;
        _calls = new BoundedCalls(limit, time);
    }

    /// <inheritdoc/>
    public string Surface => _inner.Surface;

    /// <inheritdoc/>
    public TimeSpan LeaseTime => _inner.LeaseTime;

    /// <inheritdoc/>
    public TimeSpan RenewEvery => _inner.RenewEvery;

    /// <inheritdoc/>
    public Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken) => _calls.CallAsync<SurfaceReading>(
        _inner.ReadAsync, static reason => new SurfaceReading.Indeterminate(reason), cancellationToken);

    /// <inheritdoc/>
    public Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken) => _calls.CallAsync<int?>(
        token => _inner.OwedByAsync(holder, token), static _ => null, cancellationToken);

    /// <inheritdoc/>
    public Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken) =>
        ChangeAsync(token => _inner.AcquireAsync(permit, holder, version, token), cancellationToken);

    /// <inheritdoc/>
    public Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken) =>
        ChangeAsync(token => _inner.RenewAsync(permit, holder, token), cancellationToken);

    /// <inheritdoc/>
    public Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken) =>
        ChangeAsync(token => _inner.ReleaseAsync(permit, runId, token), cancellationToken);

    /// <summary>Changes the record. What is sent is waited for, up to the limit, although the caller is stopped meanwhile.</summary>
    private Task<MutationResult> ChangeAsync(Func<CancellationToken, Task<MutationResult>> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _calls.CallAsync(change, static reason => new MutationResult.Indeterminate(reason), CancellationToken.None);
    }
}
