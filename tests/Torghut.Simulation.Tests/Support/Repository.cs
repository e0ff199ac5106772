namespace Torghut.Simulation.Tests.Support;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Absolute path of its root: the folder with the solution, above the test program.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (File.Exists(Path.Combine(current, "Torghut.slnx")))
            {
                return current;
            }
        }

        throw new InvalidOperationException($"No Torghut.slnx above {folder}.");
    }
}
