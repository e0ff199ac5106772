using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Torghut.Architecture.Tests.Support;

/// <summary>Compiles small sources in memory, so that the rules can be shown a violation.</summary>
internal static class Compiler
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Builds a library of the sources.</summary>
    public static MemoryStream Compile(params string[] sources) => Compile("Synthetic", [], sources);

    /// <summary>Builds a library of the sources that uses other libraries.</summary>
    public static MemoryStream Compile(string name, IEnumerable<Stream> libraries, params string[] sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            [.. s_references, .. libraries.Select(library => MetadataReference.CreateFromStream(library))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        MemoryStream assembly = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        assembly.Position = 0;
        return assembly;
    }
}
