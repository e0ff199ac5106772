using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A key that always has a value.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed class ValueKey<TSection, T>(
    string name, string description, ValueShape<T> shape, Func<TSection, T> get, Func<TSection, T, TSection> set)
    : Key<TSection>(name, description)
    where T : notnull
{
    /// <inheritdoc/>
    public override Shape Shape => shape;

    /// <inheritdoc/>
    public override bool IsNullable => false;

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, ref TSection section)
    {
        if (!shape.TryRead(node, path, binding, out var value))
        {
            return false;
        }

        section = set(section, value);
        return true;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, TSection section) => shape.Write(json, get(section));
}
