using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Housekeeping;

/// <summary>Finds and removes old runs and tapes. A run in work, or one that still owes something, stays.</summary>
public static class Cleaner
{
    private const string TapeKind = "tape";

    /// <summary>What a request would remove, runs first.</summary>
    /// <param name="request">What to look for.</param>
    /// <param name="platform">Keeps the tapes.</param>
    /// <param name="now">The present, UTC.</param>
    public static IReadOnlyList<CleanItem> Find(CleanRequest request, ISimulationPlatform platform, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(request);
        var items = new List<CleanItem>();
        if (!request.TapesOnly)
        {
            items.AddRange(Runs(request, now - request.OlderThan));
        }

        if (request.RunIds.Count == 0)
        {
            items.AddRange(Tapes(request, platform, now - request.OlderThan));
        }

        return items;
    }

    /// <summary>Removes what is removable.</summary>
    /// <returns>How many items went.</returns>
    /// <param name="items">What was found.</param>
    /// <param name="outputRoot">The folder of all runs.</param>
    /// <param name="platform">Keeps the tapes.</param>
    public static int Remove(IReadOnlyList<CleanItem> items, string outputRoot, ISimulationPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(platform);
        int removed = 0;
        foreach (CleanItem item in items.Where(item => item.Removable))
        {
            if (item.Kind == TapeKind)
            {
                removed += platform.RemoveCachedInput(outputRoot, item.Path) ? 1 : 0;
                continue;
            }

            Directory.Delete(item.Path, recursive: true);
            removed++;
        }

        return removed;
    }

    private static List<CleanItem> Runs(CleanRequest request, DateTimeOffset before)
    {
        IReadOnlyList<CatalogEntry> all = RunCatalog.List(request.OutputRoot);
        var wanted = request.RunIds.ToDictionary(id => RunToken.FromRunId(id).Value, StringComparer.Ordinal);
        string? unknown = wanted.Keys.FirstOrDefault(token => !all.Any(entry => Path.GetFileName(entry.Folder.Root) == token));
        if (unknown is not null)
        {
            throw RunStatusReader.NotFound(RunFolder.Of(request.OutputRoot, unknown), wanted[unknown]);
        }

        return
        [
            .. all
                .Where(entry => wanted.Count == 0 || wanted.ContainsKey(Path.GetFileName(entry.Folder.Root)))
                .Where(entry => (entry.State?.StartedAt ?? DateTimeOffset.MinValue) <= before)
                .Select(entry => new CleanItem(
                    "run", entry.State?.RunId ?? Path.GetFileName(entry.Folder.Root), entry.Folder.Root, SizeOf(entry.Folder.Root), WhyKept(entry.Folder))),
        ];
    }

    private static IEnumerable<CleanItem> Tapes(CleanRequest request, ISimulationPlatform platform, DateTimeOffset before) =>
        platform.ListCachedInputs(request.OutputRoot)
            .Where(input => input.LastUsedUtc <= before)
            .Select(input => new CleanItem(TapeKind, Path.GetFileName(input.Path), input.Path, input.Bytes, Kept: null));

    private static string? WhyKept(RunFolder folder)
    {
        if (RunFolderLock.HolderOf(folder) is HolderIdentity holder)
        {
            return $"in work ({holder})";
        }

        try
        {
            int outstanding = ObligationJournal.ReadOutstanding(folder).Count;
            return outstanding == 0 ? null : $"{outstanding} thing(s) not put back: run teardown first";
        }
        catch (SimulationException damaged)
        {
            return damaged.Message;
        }
    }

    private static long SizeOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);
}
