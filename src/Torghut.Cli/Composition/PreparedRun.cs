using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>A run that is fully resolved, and the platform that it runs on.</summary>
/// <param name="Run">The run.</param>
/// <param name="Platform">Its platform.</param>
internal sealed record PreparedRun(RunDefinition Run, ISimulationPlatform Platform);
