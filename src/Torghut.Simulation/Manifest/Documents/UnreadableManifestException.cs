using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Leaves the reader at the first place from which it cannot go on.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves this folder.
internal sealed class UnreadableManifestException(ManifestProblem problem) : Exception
{
    /// <summary>What is wrong there.</summary>
    public ManifestProblem Problem { get; } = problem;
}
#pragma warning restore CA1032, CA1064
