namespace Torghut.Reporting.ControlPlane;

/// <summary>
/// What a run took of the systems around it, and gave back: how it was proven that nothing reverts its changes, what others
/// changed meanwhile, and what was found when everything was put back. It is about the run, not about the day: two runs of
/// one day differ in it.
/// </summary>
public sealed record ControlPlaneSection
{
    /// <summary>The proof that automation leaves the run's changes alone; null where no automation was taken away.</summary>
    public AutomationProofRow? Automation { get; init; }

    /// <summary>Changes by others while the run was at work; each makes it invalid.</summary>
    public IReadOnlyList<DriftRow> Drift { get; init; } = [];

    /// <summary>Whether everything is back; null while the run is not over.</summary>
    public bool? Restored { get; init; }

    /// <summary>Each thing that the run changed, and what was found when it was put back, in the order of the changes.</summary>
    public IReadOnlyList<RestoredThingRow> Things { get; init; } = [];
}
