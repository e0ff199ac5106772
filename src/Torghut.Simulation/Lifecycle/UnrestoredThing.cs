using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Something that could not be put back.</summary>
/// <param name="Obligation">The pledge.</param>
/// <param name="Problem">What is there instead, or what failed.</param>
public sealed record UnrestoredThing(Obligation Obligation, string Problem);
