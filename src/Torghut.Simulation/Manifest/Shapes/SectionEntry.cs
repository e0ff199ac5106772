using System.Text.Json;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>One key of a section as schema and reference see it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it means.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsNullable">Whether null is a value.</param>
/// <param name="DefaultWords">The default in words, where it depends on other keys.</param>
/// <param name="WriteDefault">Writes the default; null where there is none, or only in words.</param>
internal sealed record SectionEntry(
    string Name,
    string Description,
    Shape Shape,
    bool IsRequired,
    bool IsNullable,
    string? DefaultWords,
    Action<Utf8JsonWriter>? WriteDefault);
