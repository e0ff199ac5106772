using System.Text.RegularExpressions;

namespace Torghut.Architecture.Tests.Files;

/// <summary>Finds paths that exist on one person's machine only.</summary>
internal static partial class MachinePaths
{
    /// <summary>Lines of a text that name such a path, with their 1-based numbers.</summary>
    public static IEnumerable<string> Find(string text) => text.Split('\n')
        .Select((line, i) => (Line: line, Number: i + 1))
        .Where(item => MachinePath().IsMatch(item.Line))
        .Select(item => $"{item.Number}: {item.Line.Trim()}");

    /// <summary>A home folder of Linux, macOS or Windows, or a workplace's own folder at the root.</summary>
    [GeneratedRegex(@"(?<![\w.\-/}])/(?:home|Users|root|work|workspace)/\w|\b[A-Za-z]:\\Users\\\w")]
    private static partial Regex MachinePath();
}
