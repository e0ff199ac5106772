namespace Torghut.Simulation.Obligations;

/// <summary>An obligation that is not released.</summary>
/// <param name="Obligation">The pledge.</param>
/// <param name="Status">How far it is: pledged, performed, failed or drifted.</param>
/// <param name="PledgedAt">When it was pledged, UTC.</param>
/// <param name="IsPerformed">Whether the mutation is known to have happened.</param>
/// <param name="Detail">What the last attempt to restore it met; null before one.</param>
public sealed record OutstandingObligation(
    Obligation Obligation, ObligationStatus Status, DateTimeOffset PledgedAt, bool IsPerformed, string? Detail);
