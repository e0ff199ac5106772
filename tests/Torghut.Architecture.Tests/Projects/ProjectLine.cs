namespace Torghut.Architecture.Tests.Projects;

/// <summary>The one line along which projects may use each other: each may use what stands left of it.</summary>
internal static class ProjectLine
{
    private const string Root = "Torghut.";

    private static readonly string[] s_order = ["Market", "Trading", "Reporting", "Simulation", "Platform", "Cli"];

    /// <summary>Place of a project or of a namespace on the line, from the left; -1 if it is none of the product's.</summary>
    public static int PlaceOf(string name) =>
        name.StartsWith(Root, StringComparison.Ordinal) ? Array.IndexOf(s_order, name[Root.Length..].Split('.')[0]) : -1;

    /// <summary>
    /// Whether the first project may use the second: it stands further right. Two platforms stand at the same place, so
    /// neither may use the other.
    /// </summary>
    public static bool MayUse(string user, string used) => PlaceOf(user) > PlaceOf(used);

    /// <summary>The project that a namespace belongs to.</summary>
    public static string ProjectOf(string ns)
    {
        string[] parts = ns.Split('.');
        int length = parts.Length > 2 && parts[1] == "Platform" ? 3 : 2;
        return string.Join('.', parts.Take(length));
    }
}
