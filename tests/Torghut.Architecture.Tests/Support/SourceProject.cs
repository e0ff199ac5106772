namespace Torghut.Architecture.Tests.Support;

/// <summary>A project of the product.</summary>
/// <param name="Name">Its name, which is also its root namespace.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="AssemblyName">Name of the assembly that it builds.</param>
/// <param name="References">Names of the projects that its project file refers to.</param>
internal sealed record SourceProject(string Name, string Folder, string AssemblyName, IReadOnlyList<string> References)
{
    /// <summary>The built assembly, beside this test program.</summary>
    public string AssemblyFile => Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll");

    /// <summary>The source files, in ordinal order.</summary>
    public IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
}
