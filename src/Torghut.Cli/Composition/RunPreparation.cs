using Torghut.Simulation.Errors;
using Torghut.Simulation.KeptManifests;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Problems;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>Resolves the command line and the manifest into a run. Nothing is touched.</summary>
internal static class RunPreparation
{
    /// <summary>Resolves, and tells of the manifest's warnings.</summary>
    /// <exception cref="SimulationException">The manifest has errors, or its window is refused.</exception>
    public static PreparedRun Prepare(PreparationRequest request, TextWriter error, TimeProvider time)
    {
        RunDefinition run = Resolve(request, error);
        return new PreparedRun(run, PlatformFactory.For(run.Manifest, time));
    }

    /// <summary>Resolves for a command that needs no platform.</summary>
    /// <exception cref="SimulationException">The manifest has errors, or its window is refused.</exception>
    public static RunDefinition Resolve(PreparationRequest request, TextWriter error)
    {
        ManifestPlace? kept = KeptManifest.PlaceOf(request.ManifestPath);
        ManifestLoadResult.Loaded loaded = (request.ManifestText is { } text
            ? ManifestLoader.Parse(text, request.ManifestPath, Environment.GetEnvironmentVariable)
            : ManifestLoader.Load(request.ManifestPath, Environment.GetEnvironmentVariable, kept?.Folder)).OrThrow();
        var place = new ManifestPlace(
            kept?.Folder ?? Path.GetDirectoryName(loaded.File.FullPath) ?? "/",
            request.WindowStart ?? kept?.WindowStart,
            request.WindowEnd ?? kept?.WindowEnd);

        // The text that a run hands to its workloads has every default in it; whoever started the run was told of its warnings.
        foreach (ManifestWarning warning in request.ManifestText is null ? loaded.Warnings : [])
        {
            error.WriteLine($"warning: {warning.Describe(request.ManifestPath)}");
        }

        SimulationManifest manifest = Replace(loaded.Manifest, place, request.SourcePath);
        string outputRoot = Path.GetFullPath(request.OutputRoot ?? manifest.Runtime.OutputRoot ?? RunFolders.DefaultOutputRoot);
        string runId = request.RunId == AutoRunId.Word
            ? AutoRunId.Next(outputRoot, RunDefinitionFactory.ResolveWindow(manifest).TradingDay)
            : request.RunId;
        return RunDefinitionFactory.Create(runId, manifest, loaded.File.MaskedText, outputRoot) with { Place = place };
    }

    private static SimulationManifest Replace(SimulationManifest manifest, ManifestPlace place, string? sourcePath) => manifest with
    {
        Source = sourcePath is null ? manifest.Source : WithPath(manifest.Source, Path.GetFullPath(sourcePath)),
        Window = manifest.Window with
        {
            Request = manifest.Window.Request with
            {
                Start = place.WindowStart ?? manifest.Window.Request.Start,
                End = place.WindowEnd ?? manifest.Window.Request.End,
            },
        },
    };

    private static SourceSection WithPath(SourceSection source, string path) => source switch
    {
        DumpSource dump => dump with { Path = path },
        LeanTicksSource lean => lean with { Path = path },
        _ => throw new SimulationException(
            ExitCode.Usage, "usage", "--source: this manifest's source has no path; expected a manifest with a dump or LEAN ticks."),
    };
}
