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

    /// <summary>Obligations that are not fulfilled, in the order in which they would be.</summary>
    public required IReadOnlyList<OutstandingObligation> Outstanding { get; init; }

    /// <summary>What to do next, as a command; null when there is nothing to do.</summary>
    public required string? NextCommand { get; init; }
}
