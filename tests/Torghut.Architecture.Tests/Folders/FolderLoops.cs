using Torghut.Architecture.Tests.Code;

namespace Torghut.Architecture.Tests.Folders;

/// <summary>
/// Finds loops between folders of a project: folder A uses B while B uses A, directly or through others. Folders are
/// compared with their neighbours in the same folder; a folder and the one around it may use each other.
/// </summary>
internal static class FolderLoops
{
    /// <summary>Types that lie in the project's folder itself.</summary>
    private const string Top = "(top)";

    /// <summary>Describes one shortest loop of each tangle.</summary>
    /// <param name="rootNamespace">Namespace of the project's folder.</param>
    /// <param name="uses">Uses between types; those outside the namespace are ignored.</param>
    public static IReadOnlyList<string> Find(string rootNamespace, IEnumerable<TypeUse> uses)
    {
        Dictionary<string, Dictionary<(string From, string To), TypeUse>> levels = new(StringComparer.Ordinal);
        foreach (TypeUse use in uses.OrderBy(use => use.ToString(), StringComparer.Ordinal))
        {
            if (EdgeOf(rootNamespace, use) is { } edge)
            {
                if (!levels.TryGetValue(edge.Parent, out Dictionary<(string From, string To), TypeUse>? edges))
                {
                    levels.Add(edge.Parent, edges = []);
                }

                edges.TryAdd((edge.From, edge.To), use);
            }
        }

        return
        [
            .. from level in levels.OrderBy(level => level.Key, StringComparer.Ordinal)
               from loop in Loops.Find(level.Value.Keys)
               select Describe(loop, level.Value),
        ];
    }

    /// <summary>The two neighbour folders that a use goes between, and the folder in which both lie.</summary>
    private static (string Parent, string From, string To)? EdgeOf(string rootNamespace, TypeUse use)
    {
        if (FolderPath(rootNamespace, use.From) is not { } from || FolderPath(rootNamespace, use.To) is not { } to)
        {
            return null;
        }

        int common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        bool sameFolder = common == from.Length && common == to.Length;
        bool oneAroundTheOther = common > 0 && (common == from.Length || common == to.Length);
        return sameFolder || oneAroundTheOther
            ? null
            : (string.Join('/', from[..common]), from.ElementAtOrDefault(common) ?? Top, to.ElementAtOrDefault(common) ?? Top);
    }

    /// <summary>Folders from the project's down to the type's; null outside the project.</summary>
    private static string[]? FolderPath(string rootNamespace, TypeName type)
    {
        if (type.Namespace == rootNamespace || type.Namespace.Length == 0)
        {
            return [];
        }

        return type.Namespace.StartsWith(rootNamespace + ".", StringComparison.Ordinal)
            ? type.Namespace[(rootNamespace.Length + 1)..].Split('.')
            : null;
    }

    private static string Describe(IReadOnlyList<string> loop, Dictionary<(string From, string To), TypeUse> uses)
    {
        IEnumerable<string> steps = loop.Select((folder, i) =>
        {
            string next = loop[(i + 1) % loop.Count];
            return $"{folder} → {next} ({uses[(folder, next)]})";
        });
        return string.Join(", ", steps);
    }
}
