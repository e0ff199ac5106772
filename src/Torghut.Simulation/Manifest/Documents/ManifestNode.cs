namespace Torghut.Simulation.Manifest.Documents;

/// <summary>One value of the manifest's text.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ManifestNode(SourceLocation At)
{
    /// <summary>Number of values in it, itself included, with everything its aliases repeat.</summary>
    public abstract int Weight { get; }
}
