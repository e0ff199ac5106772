using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>A control plane of which one promise is not asked for.</summary>
internal sealed class WeakThings(IControlPlane inner, Weakness weakness) : IControlPlane
{
    private readonly Dictionary<ThingId, string?> _believed = [];

    public TimeSpan SettleTime => weakness == Weakness.NothingIsWaitedFor ? TimeSpan.Zero : inner.SettleTime;

    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        if (_believed.Remove(thing, out string? value))
        {
            return new ThingReading.Found(value, string.Empty);
        }

        return await inner.ReadAsync(thing, cancellationToken).ConfigureAwait(false);
    }

    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        if (weakness == Weakness.NothingIsReadBack)
        {
            _believed[change.Thing] = change.Desired;
        }

        if (weakness == Weakness.ChangesAreNotCompared
            && await inner.ReadAsync(change.Thing, cancellationToken).ConfigureAwait(false) is ThingReading.Found found)
        {
            change = change with { Expected = found.Value, Version = found.Version };
        }

        return await inner.MutateAsync(permit, change, cancellationToken).ConfigureAwait(false);
    }
}
