using Torghut.Market.Sessions;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Runs;

/// <summary>Resolves a manifest into a run.</summary>
public static class RunDefinitionFactory
{
    /// <summary>Resolves.</summary>
    /// <param name="runId">The user's name of the run.</param>
    /// <param name="manifest">The manifest, with the command line's replacements in it.</param>
    /// <param name="manifestText">Its text, secrets masked.</param>
    /// <param name="outputRoot">The folder of all runs.</param>
    /// <exception cref="SimulationException">The id gives no token, or the window is refused.</exception>
    public static RunDefinition Create(string runId, SimulationManifest manifest, string manifestText, string outputRoot)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        RunIdentity identity = RunIdentity.FromRunId(runId);
        return new RunDefinition
        {
            Identity = identity,
            Manifest = ReviewIdentity.WithCassettePath(manifest, outputRoot),
            ManifestText = manifestText,
            Window = ResolveWindow(manifest),
            OutputRoot = outputRoot,
            SourceTopics = manifest.SourceTopics(),
            SimulationTopics = manifest.SimulationTopics(identity.Token),
        };
    }

    /// <summary>The window that a manifest asks for.</summary>
    /// <exception cref="SimulationException">The window is not understood (exit 2) or refused (exit 3).</exception>
    public static ReplayWindow ResolveWindow(SimulationManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new WindowPolicy(ExchangeCalendar.UsEquities).Resolve(manifest.Window.Request) switch
        {
            WindowDecision.Accepted accepted => accepted.Window,
            WindowDecision.Refused { Refusal: var refusal } => throw new SimulationException(
                refusal.IsUsageError ? ExitCode.Usage : ExitCode.Refused, refusal.Code, refusal.Message),
            _ => throw new InvalidOperationException("A window decision of an unknown kind."),
        };
    }
}
