using System.Xml.Linq;

namespace Torghut.Architecture.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The product's projects, in ordinal order of their names.</summary>
    public static IReadOnlyList<SourceProject> Projects { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(ReadProject)
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    /// <summary>Projects as test data.</summary>
    public static TheoryData<string> ProjectNames => [.. Projects.Select(project => project.Name)];

    /// <summary>The project with this name.</summary>
    public static SourceProject Project(string name) => Projects.Single(project => project.Name == name);

    /// <summary>Path below the root, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Torghut.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No Torghut.slnx above " + AppContext.BaseDirectory);
    }

    private static SourceProject ReadProject(string file)
    {
        XDocument document = XDocument.Load(file);
        string name = Path.GetFileNameWithoutExtension(file);
        return new SourceProject(
            name,
            Path.GetDirectoryName(file)!,
            document.Descendants("AssemblyName").FirstOrDefault()?.Value ?? name,
            [
                .. document.Descendants("ProjectReference")
                    .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
                    .Order(StringComparer.Ordinal),
            ]);
    }
}
