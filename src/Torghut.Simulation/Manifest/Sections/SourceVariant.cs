using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>One kind of source with its record.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class SourceVariant<T> : SourceKind
    where T : SourceSection
{
    private readonly SectionShape<T> _section;

    /// <summary>Describes a kind.</summary>
    /// <param name="word">The manifest's <c>source.kind</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="empty">The record before the first key.</param>
    /// <param name="addKeys">Adds the keys beside <c>kind</c>.</param>
    public SourceVariant(string word, string description, Func<T> empty, Action<SectionShape<T>> addKeys)
        : base(word, description)
    {
        _section = new SectionShape<T>(empty).Required(
            "kind",
            new ChoiceShape(word),
            source => source.Kind,
            (source, _) => source,
            "Where the day comes from.");
        addKeys(_section);
    }

    /// <inheritdoc/>
    public override ISection Section => _section;

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out SourceSection value)
    {
        var valid = _section.TryRead(node, path, binding, out var read);
        value = read;
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, SourceSection value) => _section.Write(json, (T)value);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable) => _section.WriteSchema(schema, nullable);
}
