namespace Torghut.Architecture.Tests.Folders;

/// <summary>Finds loops in a directed graph.</summary>
internal static class Loops
{
    /// <summary>
    /// Shortest loops that together touch every node that lies on one: nodes are visited in ordinal order, those on a loop
    /// already found are not asked again.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> Find(IEnumerable<(string From, string To)> edges)
    {
        ILookup<string, string> next = edges
            .Where(edge => edge.From != edge.To)
            .OrderBy(edge => edge.To, StringComparer.Ordinal)
            .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string node in next.Select(group => group.Key).Order(StringComparer.Ordinal))
        {
            if (!seen.Contains(node) && ShortestThrough(node, next) is { } loop)
            {
                seen.UnionWith(loop);
                yield return loop;
            }
        }
    }

    private static List<string>? ShortestThrough(string start, ILookup<string, string> next)
    {
        Dictionary<string, string> cameFrom = new(StringComparer.Ordinal);
        Queue<string> queue = new([start]);
        while (queue.TryDequeue(out string? node))
        {
            foreach (string neighbour in next[node])
            {
                if (neighbour == start)
                {
                    return PathBack(start, node, cameFrom);
                }

                if (cameFrom.TryAdd(neighbour, node))
                {
                    queue.Enqueue(neighbour);
                }
            }
        }

        return null;
    }

    private static List<string> PathBack(string start, string last, Dictionary<string, string> cameFrom)
    {
        List<string> path = [last];
        while (path[^1] != start)
        {
            path.Add(cameFrom[path[^1]]);
        }

        path.Reverse();
        return path;
    }
}
