namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Keys with their values, in the order of the text, every key once.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Entries">Its keys and values.</param>
internal sealed record MappingNode(SourceLocation At, IReadOnlyList<MappingEntry> Entries) : ManifestNode(At)
{
    /// <inheritdoc/>
    public override int Weight { get; } = 1 + Entries.Sum(entry => entry.Value.Weight);
}
