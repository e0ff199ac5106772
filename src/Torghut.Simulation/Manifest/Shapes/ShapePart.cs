namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A section within a shape, for the reference.</summary>
/// <param name="Suffix">Added to the key's path, for example <c>[]</c>.</param>
/// <param name="Description">What it is; empty where the key says it.</param>
/// <param name="Section">Its keys.</param>
internal sealed record ShapePart(string Suffix, string Description, ISection Section);
