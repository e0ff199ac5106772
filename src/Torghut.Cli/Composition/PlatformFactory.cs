using System.Text.Json;
using Torghut.Platform.Cluster;
using Torghut.Platform.Embedded;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Ledger;

namespace Torghut.Cli.Composition;

/// <summary>Makes platforms.</summary>
internal static class PlatformFactory
{
    /// <summary>The platform that a manifest asks for.</summary>
    public static ISimulationPlatform For(SimulationManifest manifest, TimeProvider time) => manifest.Platform switch
    {
        SimulationPlatform.Cluster => Cluster(time),
        _ => Embedded(time),
    };

    /// <summary>
    /// The platform that a run folder belongs to, by its plan or else its manifest: the embedded one, which needs nothing else,
    /// where neither can be read.
    /// </summary>
    public static ISimulationPlatform Of(RunFolder folder, TimeProvider time)
    {
        if (PlatformOf(folder) is { } planned)
        {
            return planned == "cluster" ? Cluster(time) : Embedded(time);
        }

        return ManifestLoader.Load(folder.Manifest, static name => Environment.GetEnvironmentVariable(name) ?? "unknown")
            is ManifestLoadResult.Loaded { Manifest: var manifest }
            ? For(manifest, time)
            : Embedded(time);
    }

    /// <summary>The ledger that a run's folder keeps, its own or the copy of one on a server, for reading.</summary>
    /// <exception cref="SimulationException"><c>ledger_unreadable</c>: there is none, or it is damaged.</exception>
    public static ILedgerReader OpenLedger(RunFolder folder) => new SqliteLedgerReader(folder.Ledger);

    private static string? PlatformOf(RunFolder folder)
    {
        try
        {
            return folder.Storage.Read(folder.Plan) is { } content
                ? JsonSerializer.Deserialize(content, DocumentsJson.Default.PlanDocument)?.Platform
                : null;
        }
        catch (Exception damaged) when (damaged is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The embedded platform.</summary>
    public static ISimulationPlatform Embedded(TimeProvider time) => new EmbeddedPlatform(time);

    /// <summary>The cluster platform; what it keeps for all runs is beside the embedded platform's.</summary>
    public static ClusterPlatform Cluster(TimeProvider time) =>
        new ClusterPlatform(new LocalArtifacts(time), Environment.GetEnvironmentVariable, time);
}
