namespace Torghut.Architecture.Tests.Code;

/// <summary>
/// What the deterministic core may not touch, looked for in the built assembly: a warning that someone switched off in a
/// file does not hide it here.
/// </summary>
internal static class BannedUses
{
    private static readonly string[] s_types =
    [
        "System.Diagnostics.Process", "System.IO.DirectoryInfo", "System.IO.FileInfo", "System.Threading.Timer",
    ];

    private static readonly string[] s_namespaces = ["System.Net.", "Microsoft.Data.", "DuckDB."];

    /// <summary>Calls that iterators and hash codes of the compiler's own making need.</summary>
    private static readonly string[] s_allowedMembers = ["System.Environment.get_CurrentManagedThreadId"];

    /// <summary>Lists banned types and members that an assembly names.</summary>
    /// <param name="code">The assembly.</param>
    /// <param name="bannedSymbols">Lines of the analyzer's list: <c>T:</c>, <c>P:</c> or <c>M:</c>, the symbol, a semicolon, the advice.</param>
    public static IReadOnlyList<string> Find(AssemblyCode code, IEnumerable<string> bannedSymbols)
    {
        HashSet<string> types = [.. s_types];
        HashSet<string> members = [];
        foreach (string symbol in bannedSymbols.Select(line => line.Split(';')[0].Trim()).Where(symbol => symbol.Length > 2))
        {
            string name = symbol[2..].Split('(')[0];
            switch (symbol[0])
            {
                case 'T':
                    types.Add(name);
                    break;
                case 'P':
                    int dot = name.LastIndexOf('.');
                    members.Add($"{name[..dot]}.get_{name[(dot + 1)..]}");
                    break;
                default:
                    members.Add(name);
                    break;
            }
        }

        return
        [
            .. code.ForeignTypes().Where(type => types.Contains(type) || s_namespaces.Any(type.StartsWith))
                .Concat(code.ForeignMembers().Where(member => members.Contains(member) || IsEnvironment(member)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsEnvironment(string member) =>
        member.StartsWith("System.Environment.", StringComparison.Ordinal) && !s_allowedMembers.Contains(member);
}
