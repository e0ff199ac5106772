using System.Globalization;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>The things of the world as one process reads and changes them.</summary>
internal sealed class ProcessThings(ProcessCalls calls) : IControlPlane
{
    private readonly SimulatedWorld _world = calls.Process.World;

    public TimeSpan SettleTime => _world.SettleTime;

    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken) => calls.ReadAsync<ThingReading>(CallKind.ReadThing, thing.Target, () =>
    {
        if (!_world.Things.TryGetValue(thing.Target, out WorldThing? found))
        {
            return new ThingReading.Refused($"there is no {thing}");
        }

        return new ThingReading.Found(found.Value, found.Version.ToString(CultureInfo.InvariantCulture)) { LastWriter = found.Author };
    });

    public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        permit.Redeem(change.Thing.Kind, change.Thing.Target);
        return calls.ChangeAsync(
            CallKind.MutateThing,
            change.Thing.Target,
            () => _world.Mutate(calls.Process, permit, change),
            () => new MutationResult.Conflict("simulated"));
    }
}
