using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>Something that could not be put back.</summary>
/// <param name="Obligation">The pledge.</param>
/// <param name="Status">Failed, drifted, or how far it was when nothing was tried.</param>
/// <param name="Present">What is there; null for nothing or not known.</param>
/// <param name="Problem">What is there instead, or what failed.</param>
public sealed record UnrestoredThing(Obligation Obligation, ObligationStatus Status, string? Present, string Problem);
