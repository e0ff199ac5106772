using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The runs below an output root.</summary>
public static class RunCatalog
{
    /// <summary>Every run, the one begun last first. A folder whose state cannot be read is listed without one.</summary>
    public static IReadOnlyList<CatalogEntry> List(string outputRoot)
    {
        if (!Directory.Exists(outputRoot))
        {
            return [];
        }

        var entries = new List<CatalogEntry>();
        foreach (string path in Directory.EnumerateDirectories(outputRoot))
        {
            var folder = new RunFolder(Path.GetFullPath(path));
            if (Path.GetFileName(path).StartsWith('.') || !File.Exists(folder.RunState))
            {
                continue;
            }

            entries.Add(Read(folder));
        }

        return [.. entries
            .OrderByDescending(entry => entry.State?.StartedAt ?? DateTimeOffset.MinValue)
            .ThenBy(entry => entry.Folder.Root, StringComparer.Ordinal)];
    }

    private static CatalogEntry Read(RunFolder folder)
    {
        try
        {
            return new CatalogEntry(folder, RunStateFile.Read(folder), Problem: null);
        }
        catch (SimulationException unreadable)
        {
            return new CatalogEntry(folder, State: null, unreadable.Message);
        }
    }
}
