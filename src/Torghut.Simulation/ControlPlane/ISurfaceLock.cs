using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>
/// The lock of the set of outside things that runs mutate: a record with its holder that everyone sees, renewed while the
/// holder works. It does not end with the holder's process.
/// </summary>
public interface ISurfaceLock
{
    /// <summary>Kind of the lock's obligation.</summary>
    const string Kind = "surface_lock";

    /// <summary>The surface's name, for example the lease's namespace and name.</summary>
    string Surface { get; }

    /// <summary>How long a record that is not renewed is taken for its holder's life sign.</summary>
    TimeSpan LeaseTime { get; }

    /// <summary>How often the holder renews it.</summary>
    TimeSpan RenewEvery { get; }

    /// <summary>Reads the record.</summary>
    [Reads]
    Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Whether a holder still owes anything, as far as it can be known from here: from its run folder, or from a copy of
    /// its journal beside the lock. Null when it cannot be known. A release that a loss of power could still undo counts as
    /// owed.
    /// </summary>
    [Reads]
    Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken);

    /// <summary>Writes a holder into the record if it is still as read.</summary>
    /// <param name="permit">The right to, redeemed with <see cref="Kind"/> and <see cref="Surface"/>.</param>
    /// <param name="holder">The new holder.</param>
    /// <param name="version">Version of the reading; null when there was no record.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Mutates]
    Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken);

    /// <summary>Renews the record if it is still this holder's.</summary>
    [Mutates]
    Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the holder out of the record if it is of this holder's run and has not changed since this call has read it: a
    /// call that comes late must not let go of what its run has taken anew.
    /// </summary>
    [Mutates]
    Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken);
}
