using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>
/// Everything outside a run's artifacts that the run can change, thing by thing: read, and change by compare-and-set. An
/// implementation answers expected conditions by values; what it throws counts as no answer.
/// </summary>
public interface IControlPlane
{
    /// <summary>
    /// How long after a call has been given up its change may still take effect; zero where a call has ended when it
    /// returns. Until then a thing that is as it was proves nothing.
    /// </summary>
    TimeSpan SettleTime { get; }

    /// <summary>Reads a thing.</summary>
    [Reads]
    Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken);

    /// <summary>Changes a thing if it is as expected; redeems the permit immediately before.</summary>
    [Mutates]
    Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken);
}
