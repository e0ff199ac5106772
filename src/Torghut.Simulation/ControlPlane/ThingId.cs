namespace Torghut.Simulation.ControlPlane;

/// <summary>One thing outside the run that a run can change.</summary>
/// <param name="Kind">Kind, which says who can read and change it.</param>
/// <param name="Target">Its name among its kind.</param>
public readonly record struct ThingId(string Kind, string Target)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} '{Target}'";
}
