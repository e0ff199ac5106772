using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.KeptManifests;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>A run as its folder tells it, for processes that know no more.</summary>
internal static class KeptRun
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException">
    /// The manifest is not there or damaged, or a variable that it names is not set. A password that the manifest held itself is
    /// missed only when its server is needed: <see cref="KeptPasswords"/>.
    /// </exception>
    public static RunDefinition Read(RunFolder folder, Func<string, string?> environment)
    {
        ManifestPlace? place = KeptManifest.PlaceOf(folder.Manifest);
        ManifestLoadResult.Loaded loaded = ManifestLoader.Load(folder.Manifest, environment, place?.Folder).OrThrow();
        SimulationManifest manifest = loaded.Manifest with
        {
            Window = loaded.Manifest.Window with
            {
                Request = loaded.Manifest.Window.Request with
                {
                    Start = place?.WindowStart ?? loaded.Manifest.Window.Request.Start,
                    End = place?.WindowEnd ?? loaded.Manifest.Window.Request.End,
                },
            },
        };
        string token = Path.GetFileName(folder.Root);
        string runId = RunStateFile.Read(folder)?.RunId ?? token;
        return RunDefinitionFactory.Create(runId, manifest, loaded.File.MaskedText, Path.GetDirectoryName(folder.Root)!) with
        {
            Place = place,
            Storage = folder.Storage,
        };
    }
}
