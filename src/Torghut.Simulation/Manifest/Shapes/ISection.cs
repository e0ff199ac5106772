namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A section as schema and reference see it.</summary>
internal interface ISection
{
    /// <summary>Its keys in the order of their description.</summary>
    IReadOnlyList<SectionEntry> Entries { get; }

    /// <summary>Keys that are ignored with a warning.</summary>
    IReadOnlyList<string> IgnoredKeys { get; }
}
