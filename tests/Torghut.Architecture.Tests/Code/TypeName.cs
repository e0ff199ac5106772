namespace Torghut.Architecture.Tests.Code;

/// <summary>A top-level type; nested types count as the one around them.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name, with the number of type parameters behind a backtick.</param>
internal readonly record struct TypeName(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
