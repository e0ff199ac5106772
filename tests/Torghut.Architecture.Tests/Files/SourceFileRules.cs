using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torghut.Architecture.Tests.Files;

/// <summary>What every source file keeps to.</summary>
internal static class SourceFileRules
{
    /// <summary>A longer file does more than one thing.</summary>
    public const int MaxLines = 400;

    /// <summary>Finds what is wrong with a file.</summary>
    /// <param name="path">Path below the project's folder, with slashes.</param>
    /// <param name="text">Content.</param>
    /// <param name="rootNamespace">Namespace of the project's folder.</param>
    public static IEnumerable<string> Check(string path, string text, string rootNamespace)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        int lines = text.Count(character => character == '\n');
        if (lines > MaxLines)
        {
            yield return $"{path}: {lines} lines, at most {MaxLines} are allowed";
        }

        List<MemberDeclarationSyntax> types =
        [
            .. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax),
        ];
        if (types.Count > 1)
        {
            yield return $"{path}: {types.Count} top-level types ({string.Join(", ", types.Select(NameOf))}), one per file is allowed";
        }

        string fileName = Path.GetFileNameWithoutExtension(path);
        if (types.Count == 1 && NameOf(types[0]) != fileName)
        {
            yield return $"{path}: contains {NameOf(types[0])}, a file is named like its type";
        }

        string expected = ExpectedNamespace(path, rootNamespace);
        foreach (BaseNamespaceDeclarationSyntax ns in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (ns.Name.ToString() != expected)
            {
                yield return $"{path}: namespace {ns.Name}, its folder says {expected}";
            }
        }
    }

    private static string ExpectedNamespace(string path, string rootNamespace) =>
        string.Join('.', path.Split('/').SkipLast(1).Prepend(rootNamespace));

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => member.Kind().ToString(),
    };
}
