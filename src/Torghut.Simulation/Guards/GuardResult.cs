namespace Torghut.Simulation.Guards;

/// <summary>The result of one guard.</summary>
/// <param name="Check">Stable name.</param>
/// <param name="Passed">Whether the run may go on.</param>
/// <param name="Detail">What was looked at and found.</param>
public sealed record GuardResult(string Check, bool Passed, string Detail);
