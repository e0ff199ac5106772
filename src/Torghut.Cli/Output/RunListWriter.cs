using System.Text.Json;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Output;

/// <summary>Prints the runs there are.</summary>
internal static class RunListWriter
{
    /// <summary>Prints.</summary>
    public static void Write(IReadOnlyList<CatalogEntry> entries, string outputRoot, bool json, TextWriter output)
    {
        IReadOnlyList<RunListItem> items = [.. entries.Select(Item)];
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(items, OutputJson.Default.IReadOnlyListRunListItem));
            return;
        }

        if (items.Count == 0)
        {
            output.WriteLine($"No runs below {outputRoot}.");
            return;
        }

        int width = Math.Max(6, items.Max(item => item.RunId.Length));
        output.WriteLine($"{"RUN ID".PadRight(width)}  {"STARTED (UTC)",-20}  {"PHASE",-14}  {"EXIT",-4}  VERDICT");
        foreach (RunListItem item in items)
        {
            string started = item.StartedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) ?? "?";
            output.WriteLine(
                $"{item.RunId.PadRight(width)}  {started,-20}  {item.Phase ?? "?",-14}  {item.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-",-4}  {item.Problem ?? item.Verdict ?? "-"}");
        }
    }

    private static RunListItem Item(CatalogEntry entry) => new(
        entry.State?.RunId ?? Path.GetFileName(entry.Folder.Root),
        entry.State?.StartedAt,
        entry.State is null ? null : LifecycleNames.Of(entry.State.Phase),
        entry.State?.ExitCode,
        entry.State?.Verdict,
        entry.Folder.Root,
        entry.Problem);
}
