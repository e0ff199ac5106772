using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>The way to change anything: pledged, made by compare-and-set, read back, noted.</summary>
public interface IPledgedMutations
{
    /// <summary>Reads a thing, within the limit of a call.</summary>
    [Reads]
    Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken);

    /// <summary>Pledges an obligation and makes its change. Nothing is done when the thing is as intended already.</summary>
    /// <exception cref="Errors.SimulationException">The change was not made, or could not be verified.</exception>
    [Mutates]
    Task<PerformResult> PerformAsync(Obligation obligation, CancellationToken cancellationToken);

    /// <summary>Puts the thing of an outstanding obligation back before the run ends, for example a canary.</summary>
    /// <exception cref="Errors.SimulationException">It could not be put back; it stays outstanding.</exception>
    [Mutates]
    Task RestoreAsync(Obligation obligation, CancellationToken cancellationToken);
}
