using Torghut.Simulation.Errors;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What a teardown did.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Released">Things put back.</param>
/// <param name="Unrestored">Things that could not be put back.</param>
public sealed record TeardownResult(string RunId, int Released, IReadOnlyList<UnrestoredThing> Unrestored)
{
    /// <summary>How the command ends.</summary>
    public ExitCode ExitCode => Unrestored.Count == 0 ? ExitCode.Success : ExitCode.RestoreRequired;
}
