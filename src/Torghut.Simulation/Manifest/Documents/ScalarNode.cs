namespace Torghut.Simulation.Manifest.Documents;

/// <summary>A single value.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">Its text, without quotes.</param>
/// <param name="IsQuoted">Whether it is text whatever it looks like: quoted, a block, or tagged as text.</param>
internal sealed record ScalarNode(SourceLocation At, string Text, bool IsQuoted) : ManifestNode(At)
{
    /// <inheritdoc/>
    public override int Weight => 1;
}
