using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.KeptManifests;

/// <summary>
/// The manifest that a run folder keeps. Its text is the one given; what it meant where it stood is kept beside it, so that
/// it can be run again from the run folder.
/// </summary>
public static class KeptManifest
{
    private const string OriginFile = "manifest-origin.json";
    private const string ManifestFile = "manifest.yaml";

    /// <summary>Keeps a run's manifest.</summary>
    public static void Write(RunDefinition run, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.ReplaceText(folder.Storage, folder.Manifest, run.ManifestText);
        if (run.Place is not { } place)
        {
            return;
        }

        var origin = new ManifestOriginDocument
        {
            BaseFolder = folder.Relative(place.Folder),
            WindowStart = place.WindowStart,
            WindowEnd = place.WindowEnd,
        };
        AtomicFile.Replace(
            folder.Storage,
            Path.Combine(folder.Root, OriginFile),
            stream => JsonSerializer.Serialize(stream, origin, ManifestOriginJson.Default.ManifestOriginDocument));
    }

    /// <summary>What a manifest meant where it stood, for one that a run folder keeps; null for every other file.</summary>
    /// <param name="manifestPath">The manifest.</param>
    /// <exception cref="SimulationException">What is kept beside it cannot be read.</exception>
    public static ManifestPlace? PlaceOf(string manifestPath)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        string folder = Path.GetDirectoryName(Path.GetFullPath(manifestPath)) ?? "/";
        string path = Path.Combine(folder, OriginFile);
        if (Path.GetFileName(manifestPath) != ManifestFile || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            ManifestOriginDocument? origin = JsonSerializer.Deserialize(stream, ManifestOriginJson.Default.ManifestOriginDocument);
            return origin?.SchemaVersion == ManifestOriginDocument.CurrentSchema
                ? new ManifestPlace(Path.GetFullPath(origin.BaseFolder, folder), origin.WindowStart, origin.WindowEnd)
                : throw new JsonException($"schema_version is '{origin?.SchemaVersion}'; {ManifestOriginDocument.CurrentSchema} is expected");
        }
        catch (JsonException damaged)
        {
            throw new SimulationException(ExitCode.Usage, "manifest_origin_damaged", $"{path}: {damaged.Message}.", damaged);
        }
    }
}
