using Torghut.Platform.Embedded;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Ledger;

namespace Torghut.Cli.Composition;

/// <summary>Makes platforms.</summary>
internal static class PlatformFactory
{
    /// <summary>The platform that a manifest asks for.</summary>
    public static ISimulationPlatform For(SimulationManifest manifest, TimeProvider time) => manifest.Platform switch
    {
        SimulationPlatform.Embedded => Embedded(time),
        _ => throw new SimulationException(
            ExitCode.Refused,
            "platform_not_available",
            $"platform: found {manifest.Platform.ToString().ToLowerInvariant()}; expected embedded. This version runs the embedded platform only."),
    };

    /// <summary>The ledger of a run of the embedded platform, for reading.</summary>
    /// <exception cref="SimulationException"><c>ledger_unreadable</c>: there is none, or it is damaged.</exception>
    public static ILedgerReader OpenLedger(RunFolder folder) => new SqliteLedgerReader(folder.Ledger);

    /// <summary>The embedded platform, which every run folder of this version belongs to.</summary>
    public static ISimulationPlatform Embedded(TimeProvider time) => new EmbeddedPlatform(time);
}
