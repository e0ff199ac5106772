namespace Torghut.Simulation.Manifest.Problems;

/// <summary>Finds the known name that a mistyped one was meant to be.</summary>
internal static class NearestName
{
    private const int ShortestBeginning = 4;

    /// <summary>
    /// The candidate with the fewest insertions, deletions, replacements and swaps of neighbours (optimal string
    /// alignment), letter case aside; a beginning or a continuation of the name counts as one change; the first of equals;
    /// null where about a third of the name would change.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Max(2, (name.Length + 1) / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Changes(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance < Math.Max(name.Length, candidate.Length))
            {
                least = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    private static int Changes(string name, string candidate)
    {
        var (longer, shorter) = name.Length >= candidate.Length ? (name, candidate) : (candidate, name);
        return shorter.Length >= ShortestBeginning && shorter.Length < longer.Length && longer.StartsWith(shorter, StringComparison.Ordinal)
            ? 1
            : Distance(name, candidate);
    }

    /// <summary>The optimal string alignment distance of two texts.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
