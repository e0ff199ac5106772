namespace Torghut.Reporting.Tests.Schema;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    public static string Schema => Path.Combine(Root, "schemas", "simulation-report.v1.schema.json");

    public static string CompareSchema => Path.Combine(Root, "schemas", "simulation-compare.v1.schema.json");

    public static string ReviewersSchema => Path.Combine(Root, "schemas", "reviewer-comparison.v1.schema.json");

    public static string CompareReference => Path.Combine(Root, "docs", "compare.md");

    public static string Baseline => Path.Combine(Root, "tests", "Torghut.Reporting.Tests", "Schema", "simulation-report.v1.baseline.json");

    public static string Fields => Path.Combine(Root, "docs", "report-fields.md");

    public static string Reference => Path.Combine(Root, "docs", "report.md");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Torghut.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Torghut.slnx is in no folder above the tests.");
    }
}
