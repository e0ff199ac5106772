using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>One kind of source.</summary>
/// <param name="word">The manifest's <c>source.kind</c>.</param>
/// <param name="description">What it is.</param>
internal abstract class SourceKind(string word, string description)
{
    /// <summary>The manifest's <c>source.kind</c>.</summary>
    public string Word { get; } = word;

    /// <summary>What it is.</summary>
    public string Description { get; } = description;

    /// <summary>All keys, <c>kind</c> first.</summary>
    public abstract ISection Section { get; }

    /// <summary>Reads the section.</summary>
    public abstract bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out SourceSection value);

    /// <summary>Writes the section.</summary>
    public abstract void Write(Utf8JsonWriter json, SourceSection value);

    /// <summary>Writes the section's JSON Schema.</summary>
    public abstract void WriteSchema(Utf8JsonWriter schema, bool nullable);
}
