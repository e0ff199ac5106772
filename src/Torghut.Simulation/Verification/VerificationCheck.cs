namespace Torghut.Simulation.Verification;

/// <summary>One thing that must be the same.</summary>
/// <param name="Name">What is compared: a hash of the run, or a file relative to the run folder.</param>
/// <param name="Status">What became of it.</param>
/// <param name="First">The verified run's hash; null where it has none.</param>
/// <param name="Second">The other side's hash; null where it has none.</param>
public sealed record VerificationCheck(string Name, CheckStatus Status, string? First, string? Second);
