using Torghut.Simulation.Restoring;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>What the guard found of one run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State">What is with it.</param>
/// <param name="Detail">What was seen.</param>
public sealed record GuardOutcome(string RunId, GuardState State, string Detail)
{
    /// <summary>Targets of what was put back.</summary>
    public IReadOnlyList<string> Restored { get; init; } = [];

    /// <summary>What could not be put back.</summary>
    public IReadOnlyList<UnrestoredThing> Unrestored { get; init; } = [];
}
