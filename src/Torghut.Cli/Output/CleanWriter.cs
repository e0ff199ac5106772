using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Housekeeping;

namespace Torghut.Cli.Output;

/// <summary>Prints what a cleaning finds and removes.</summary>
internal static class CleanWriter
{
    /// <summary>Prints what would go and what stays.</summary>
    public static void WriteList(IReadOnlyList<CleanItem> items, TextWriter output)
    {
        foreach (CleanItem item in items)
        {
            string size = string.Create(CultureInfo.InvariantCulture, $"{item.Bytes / 1048576.0,9:N1} MiB");
            output.WriteLine($"{(item.Removable ? "remove" : "keep  ")}  {item.Kind,-4}  {size}  {item.Name}{(item.Removable ? string.Empty : $"  ({item.Kept})")}");
        }
    }

    /// <summary>Prints what went.</summary>
    public static void WriteResult(IReadOnlyList<CleanItem> items, int removed, bool json, TextWriter output) =>
        output.WriteLine(json
            ? JsonSerializer.Serialize(new CleanDocument(removed, items), OutputJson.Default.CleanDocument)
            : $"{removed} of {items.Count} removed.");
}
