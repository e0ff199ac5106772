namespace Torghut.Simulation.Lifecycle;

/// <summary>What a phase came to when it did not fail.</summary>
/// <param name="Status"><see cref="PhaseStatus.Ok"/> or <see cref="PhaseStatus.Skipped"/>.</param>
/// <param name="Detail">What it found or did, in a line.</param>
internal readonly record struct PhaseResult(PhaseStatus Status, string Detail)
{
    /// <summary>It did its work.</summary>
    public static PhaseResult Done(string detail) => new(PhaseStatus.Ok, detail);

    /// <summary>There was nothing to do.</summary>
    public static PhaseResult Skipped(string reason) => new(PhaseStatus.Skipped, reason);
}
