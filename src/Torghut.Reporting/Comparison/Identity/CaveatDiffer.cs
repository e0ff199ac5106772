using System.Text.Json;
using Torghut.Reporting.Comparison.Figures;

namespace Torghut.Reporting.Comparison.Identity;

/// <summary>Compares the caveats of two reports.</summary>
internal static class CaveatDiffer
{
    /// <summary>Codes that the second report alone has, and those that the first alone has, in order.</summary>
    public static (List<string> Appeared, List<string> Disappeared) Compare(JsonElement first, JsonElement second)
    {
        SortedSet<string> before = Codes(first);
        SortedSet<string> after = Codes(second);
        return ([.. after.Where(code => !before.Contains(code))], [.. before.Where(code => !after.Contains(code))]);
    }

    private static SortedSet<string> Codes(JsonElement report)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        if (JsonPaths.Find(report, "caveats") is { ValueKind: JsonValueKind.Array } caveats)
        {
            foreach (JsonElement caveat in caveats.EnumerateArray())
            {
                codes.Add(JsonPaths.Text(caveat, "code") ?? string.Empty);
            }
        }

        return codes;
    }
}
