using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>One thing that a run owes, in the copy of its journal.</summary>
/// <param name="Obligation">The pledge.</param>
/// <param name="IsPerformed">Whether the change is known to have been made.</param>
/// <param name="PledgedAt">When it was pledged, UTC.</param>
internal sealed record JournalItem(Obligation Obligation, bool IsPerformed, DateTimeOffset PledgedAt);
