using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>Gives every call of a control plane a limit.</summary>
public sealed class BoundedControlPlane : IControlPlane
{
    private readonly IControlPlane _inner;
    private readonly BoundedCalls _calls;

    /// <summary>Bounds the calls of another.</summary>
    /// <param name="inner">The other.</param>
    /// <param name="limit">Limit of one call.</param>
    /// <param name="time">Clock of the limit.</param>
    public BoundedControlPlane(IControlPlane inner, TimeSpan limit, TimeProvider time)
    {
        _inner = inner;
        _calls = new BoundedCalls(limit, time);
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => _inner.SettleTime;

    /// <inheritdoc/>
    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken) => _calls.CallAsync<ThingReading>(
        token => _inner.ReadAsync(thing, token), static reason => new ThingReading.Indeterminate(reason), cancellationToken);

    /// <summary>
    /// Changes a thing. What is sent is waited for, up to the limit, although the caller is stopped meanwhile: a change that
    /// is still on its way would land behind the way back.
    /// </summary>
    public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _calls.CallAsync<MutationResult>(
            token => _inner.MutateAsync(permit, change, token), static reason => new MutationResult.Indeterminate(reason), CancellationToken.None);
    }
}
