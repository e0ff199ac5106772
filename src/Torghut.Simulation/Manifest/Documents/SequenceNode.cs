namespace Torghut.Simulation.Manifest.Documents;

/// <summary>A list of values.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">Its values.</param>
internal sealed record SequenceNode(SourceLocation At, IReadOnlyList<ManifestNode> Items) : ManifestNode(At)
{
    /// <inheritdoc/>
    public override int Weight { get; } = 1 + Items.Sum(item => item.Weight);
}
