namespace Torghut.Simulation.Manifest.Documents;

/// <summary>One key with its value.</summary>
/// <param name="Key">The key's text.</param>
/// <param name="KeyAt">Where the key begins.</param>
/// <param name="Value">Its value.</param>
internal sealed record MappingEntry(string Key, SourceLocation KeyAt, ManifestNode Value);
