using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;
using Torghut.Lifecycle.Tests.World;

namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>Definitions of runs whose folders lie on a simulated disk.</summary>
internal static class SimulatedRuns
{
    private const string Text =
        """
        dataset_id: simulated
        source: { kind: synthetic, seed: 1, symbols: 1 }
        window: { profile: custom, trading_day: "2024-07-03", start: "2024-07-03T13:30:00Z", end: "2024-07-03T13:31:00Z" }
        """;

    private static readonly Lazy<SimulationManifest> Manifest = new(() =>
        ManifestLoader.Parse(Text, "/manifest.yaml", static _ => null) is ManifestLoadResult.Loaded loaded
            ? loaded.Manifest
            : throw new InvalidOperationException("The manifest is refused."));

    public static RunDefinition Of(string runId, IRunStorage storage) =>
        RunDefinitionFactory.Create(runId, Manifest.Value, Text, SimulatedWorld.RunsFolder) with { Storage = storage };
}
