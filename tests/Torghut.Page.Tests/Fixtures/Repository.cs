namespace Torghut.Page.Tests.Fixtures;

/// <summary>Folders of the repository that the tests lie in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Web { get; } = Path.Combine(Root, "web", "report-page");

    public static string Shell { get; } = Path.Combine(Root, "src", "Torghut.Reporting", "Page", "assets", "report-page.html");

    public static string Shells { get; } = Path.Combine(Root, "src", "Torghut.Reporting", "Page", "assets");

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Torghut.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests lie in no repository with Torghut.slnx.");
    }
}
