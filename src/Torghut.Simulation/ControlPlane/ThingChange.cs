namespace Torghut.Simulation.ControlPlane;

/// <summary>A change by compare-and-set.</summary>
/// <param name="Thing">What to change.</param>
/// <param name="Expected">The value that must be there; null for nothing.</param>
/// <param name="Desired">The value to put there; null for nothing.</param>
public sealed record ThingChange(ThingId Thing, string? Expected, string? Desired)
{
    /// <summary>The identity that the thing must have; null for any.</summary>
    public string? Identity { get; init; }

    /// <summary>
    /// The version of the reading in which <see cref="Expected"/> was seen. A place whose versions change with the thing
    /// alone compares it too; one whose versions also change for other reasons compares the content.
    /// </summary>
    public string? Version { get; init; }
}
