using Torghut.Simulation.Errors;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What a teardown did.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Unwound">What was put back, and what could not be.</param>
/// <param name="Failure">The first failure; null when there was none.</param>
public sealed record TeardownResult(string RunId, UnwindResult Unwound, SimulationException? Failure)
{
    /// <summary>How the command ends.</summary>
    public ExitCode ExitCode => Unwound.Unrestored.Count > 0 ? ExitCode.RestoreRequired : Failure?.ExitCode ?? ExitCode.Success;
}
