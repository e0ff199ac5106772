using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>One key of a section: its name, its shape, and how the section's record holds its value.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <param name="name">The key.</param>
/// <param name="description">What it means: one or more sentences.</param>
internal abstract class Key<TSection>(string name, string description)
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;

    /// <summary>What it means.</summary>
    public string Description { get; } = description;

    /// <summary>Whether the key must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The default in words, where it depends on other keys; null where the record's own default counts.</summary>
    public string? DefaultWords { get; init; }

    /// <summary>Whether the canonical form leaves the key out.</summary>
    public bool IsForEditors { get; init; }

    /// <summary>Shape of its value.</summary>
    public abstract Shape Shape { get; }

    /// <summary>Whether null is a value: nothing, no limit.</summary>
    public abstract bool IsNullable { get; }

    /// <summary>Reads the value into the record, or reports what is wrong with it.</summary>
    public abstract bool TryRead(ManifestNode node, string path, Binding binding, ref TSection section);

    /// <summary>Writes the record's value.</summary>
    public abstract void Write(Utf8JsonWriter json, TSection section);
}
