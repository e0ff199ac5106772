using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torghut.Architecture.Tests.Code;

/// <summary>Finds the uses of constants in sources. A name that two types share is left out: only one could be meant.</summary>
internal static class ConstantUses
{
    /// <summary>Pairs of a source's type and the type whose constant it names.</summary>
    public static IEnumerable<TypeUse> Find(IEnumerable<string> sources, IEnumerable<KeyValuePair<string, TypeName>> constants)
    {
        Dictionary<string, TypeName> owners = constants
            .GroupBy(constant => constant.Key, StringComparer.Ordinal)
            .Where(group => group.Select(constant => constant.Value).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        return sources.SelectMany(source => OfSource(source, owners)).Distinct();
    }

    private static IEnumerable<TypeUse> OfSource(string source, Dictionary<string, TypeName> owners)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            (SyntaxNode? left, SimpleNameSyntax? right) = node switch
            {
                MemberAccessExpressionSyntax access => (access.Expression, access.Name),
                QualifiedNameSyntax name => ((SyntaxNode?)name.Left, name.Right),
                _ => (null, null),
            };
            if (left is not null && owners.TryGetValue($"{Last(left)}.{right!.Identifier.ValueText}", out TypeName owner))
            {
                TypeName from = TypeAround(node);
                if (from != owner)
                {
                    yield return new TypeUse(from, owner);
                }
            }
        }
    }

    private static string Last(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => string.Empty,
    };

    private static TypeName TypeAround(SyntaxNode node) => new(
        node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? string.Empty,
        node.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()?.Identifier.ValueText ?? string.Empty);
}
