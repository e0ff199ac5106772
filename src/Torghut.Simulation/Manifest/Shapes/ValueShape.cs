using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A shape whose values are of one type.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
internal abstract class ValueShape<T> : Shape
    where T : notnull
{
    /// <summary>Reads a value, or reports what is wrong with it.</summary>
    /// <param name="node">The value in the text.</param>
    /// <param name="path">Path of its key.</param>
    /// <param name="binding">Takes problems and warnings.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is a value; otherwise at least one problem was reported.</returns>
    public abstract bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value in canonical form: equal values give equal bytes, secrets are masked.</summary>
    public abstract void Write(Utf8JsonWriter json, T value);
}
