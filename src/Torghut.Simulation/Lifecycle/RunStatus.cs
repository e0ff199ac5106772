using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What <c>status</c> tells.</summary>
public sealed record RunStatus
{
    /// <summary>The run's state as last written.</summary>
    public required RunState State { get; init; }

    /// <summary>The process that holds the run's lock; null when nobody works on it.</summary>
    public required HolderIdentity? Holder { get; init; }

    /// <summary>The process that held the lock and ended without letting go; null when none did.</summary>
    public required HolderIdentity? LastHolder { get; init; }

    /// <summary>Obligations that are not fulfilled, in the order in which they would be.</summary>
    public required IReadOnlyList<OutstandingObligation> Outstanding { get; init; }

    /// <summary>What to do next, as a command; null when there is nothing to do.</summary>
    public required string? NextCommand { get; init; }

    /// <summary>
    /// <c>restored</c>: nothing is owed; <c>outstanding</c>: something is, and was not tried; <c>restore_required</c>:
    /// something was tried and could not be put back.
    /// </summary>
    public string RestoreStatus => Outstanding.Count == 0 ? "restored"
        : Outstanding.Any(owed => owed.Status is ObligationStatus.Failed or ObligationStatus.Drifted) ? "restore_required"
        : "outstanding";
}
