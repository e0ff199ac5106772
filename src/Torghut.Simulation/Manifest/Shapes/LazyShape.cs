using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>
/// A shape that is made when it is first needed: most manifests have few of the sections, and describing one costs every
/// start of the program its compilation.
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="make">Gives the shape.</param>
internal sealed class LazyShape<T>(Func<ValueShape<T>> make) : ValueShape<T>
    where T : notnull
{
    private ValueShape<T>? _shape;

    /// <inheritdoc/>
    public override string Expectation => Made.Expectation;

    /// <inheritdoc/>
    public override ISection? Section => Made.Section;

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => Made.Parts;

    private ValueShape<T> Made => _shape ??= make();

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable) => Made.WriteSchema(schema, nullable);

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out T value) =>
        Made.TryRead(node, path, binding, out value);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, T value) => Made.Write(json, value);
}
