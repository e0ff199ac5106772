using Torghut.Simulation.Comparisons;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Verification;

/// <summary>A day to run again.</summary>
/// <param name="Kept">The verified run.</param>
/// <param name="Again">The same run, below the folder that <see cref="DayAgain.OutputRootOf"/> gives.</param>
/// <param name="Platform">The platform that it ran on.</param>
/// <param name="Settings">How an interruption ends the command.</param>
/// <param name="Observer">Hears of progress.</param>
public sealed record VerificationRequest(
    FinishedRun Kept, RunDefinition Again, ISimulationPlatform Platform, RunSettings Settings, IRunObserver Observer);
