using Torghut.Simulation.Artifacts;

namespace Torghut.Cli.Serve;

/// <summary>The files of a run that are served: those that really lie in its folder, and nothing else.</summary>
internal static class RunArtifacts
{
    private const string Unknown = "application/octet-stream";

    private static readonly EnumerationOptions s_noLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        MaxRecursionDepth = 8,
    };

    /// <summary>The files, by path. Links, the lock and what is in the making are left out.</summary>
    public static List<ArtifactItem> List(RunFolder folder, string href)
    {
        var items = new List<ArtifactItem>();
        foreach (FileInfo file in new DirectoryInfo(folder.Root).EnumerateFiles("*", s_noLinks))
        {
            string path = folder.Relative(file.FullName);
            if (IsServed(path, folder))
            {
                items.Add(new ArtifactItem(path, file.Length, TypeOf(path), $"{href}/artifacts/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}"));
            }
        }

        items.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return items;
    }

    /// <summary>The absolute path of a file; null where the run has no such file. A path is only ever one of the list.</summary>
    public static string? Find(RunFolder folder, string path)
    {
        ArtifactItem? found = List(folder, href: string.Empty).Find(item => string.Equals(item.Path, path, StringComparison.Ordinal));
        return found is null ? null : Path.Combine(folder.Root, found.Path);
    }

    /// <summary>The type that a file is served as.</summary>
    public static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".json" => "application/json",
        ".jsonl" or ".ndjson" => "application/x-ndjson",
        ".csv" => "text/csv; charset=utf-8",
        ".md" => "text/markdown; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".yaml" => "application/yaml",
        ".parquet" => "application/vnd.apache.parquet",
        ".sqlite" => "application/vnd.sqlite3",
        ".gz" => "application/gzip",
        ".zst" => "application/zstd",
        _ => Unknown,
    };

    private static bool IsServed(string path, RunFolder folder) =>
        path != folder.Relative(folder.Lock)
        && !path.StartsWith(folder.Relative(folder.Scratch) + "/", StringComparison.Ordinal)
        && !path.EndsWith(".tmp", StringComparison.Ordinal);
}
