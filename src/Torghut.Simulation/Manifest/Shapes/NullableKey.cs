using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A key whose value may be nothing.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <typeparam name="T">Type of the value.</typeparam>
internal abstract class NullableKey<TSection, T>(string name, string description, ValueShape<T> shape)
    : Key<TSection>(name, description)
    where T : notnull
{
    /// <inheritdoc/>
    public override Shape Shape => shape;

    /// <inheritdoc/>
    public override bool IsNullable => true;

    /// <inheritdoc/>
    public sealed override bool TryRead(ManifestNode node, string path, Binding binding, ref TSection section)
    {
        if (node is ScalarNode { IsQuoted: false } scalar && ScalarForms.Of(scalar.Text) == ScalarForm.Null)
        {
            section = SetNull(section);
            return true;
        }

        if (!shape.TryRead(node, path, binding, out var value))
        {
            return false;
        }

        section = Set(section, value);
        return true;
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter json, TSection section)
    {
        if (TryGet(section, out var value))
        {
            shape.Write(json, value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>The record's value, unless it is null.</summary>
    protected abstract bool TryGet(TSection section, out T value);

    /// <summary>The record with a value.</summary>
    protected abstract TSection Set(TSection section, T value);

    /// <summary>The record with null.</summary>
    protected abstract TSection SetNull(TSection section);
}
