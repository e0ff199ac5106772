namespace Torghut.Architecture.Tests.Code;

/// <summary>That one type's declaration or code names another.</summary>
internal readonly record struct TypeUse(TypeName From, TypeName To)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} uses {To}";
}
